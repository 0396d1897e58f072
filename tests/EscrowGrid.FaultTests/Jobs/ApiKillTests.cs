using System.Collections.Concurrent;
using System.Text.Json;
using Xunit.Abstractions;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>kill -9 of the API after it has committed events and before anybody has relayed them.</summary>
public sealed class ApiKillTests(FaultDatabase database, ITestOutputHelper output) : IClassFixture<FaultDatabase>
{
    private const int Clients = 8;
    private const int PositionsEach = 60;

    private const string PositionEvents = "SELECT count(*) FROM events WHERE type LIKE 'escrowgrid.position.%'";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly ConcurrentBag<string> _acknowledged = [];
    private string _institution = "";
    private string _asset = "";

    [Fact]
    public async Task Api_KilledBetweenCommitAndRelay_LosesNoEventAndKeepsTheirOrder()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await PrepareAsync(receiver.Url);
        for (var kill = 1; kill <= FaultSize.Kills; kill++)
            await KillUnderLoadAsync(kill * PositionsEach);
        var committed = await database.CountAsync(PositionEvents);
        Assert.Equal(0, await database.CountAsync("SELECT count(*) FROM fault_effects"));

        await using var worker = await FaultProcess.StartAsync(database.ConnectionString);
        var relayed = await database.HasEffectsAsync(committed, Limit);
        await Measure.UntilAsync("every event is received", Limit, () => receiver.Ids.Distinct().Count() >= committed);

        var effects = await database.ReadEffectsAsync();
        Assert.Equal(committed, effects.Count);
        foreach (var subject in effects.GroupBy(it => it.Key))
        {
            Assert.Equal(
                Enumerable.Range(1, subject.Count()).Select(i => $"{subject.Key}/{i}"), subject.Select(it => it.Name));
        }

        Assert.Empty(_acknowledged.Except(effects.Select(it => it.Key!)));
        Assert.Equal(committed, receiver.Ids.Count);
        Assert.Equal(committed, await database.CountAsync("SELECT count(*) FROM webhook_deliveries"));
        output.WriteLine(
            $"{FaultSize.Kills} kills of the API, {_acknowledged.Count} positions acknowledged, {committed} events "
            + $"committed and not relayed; a worker hands all over in {relayed.TotalSeconds:F1} s, in order, "
            + "0 lost, 0 doubled, each received by the webhook once");
    }

    private async Task PrepareAsync(Uri receiver)
    {
        using var api = await FaultApi.StartAsync(database.ConnectionString);
        var bank = new { name = "Fault Bank", regions = new[] { "US" } };
        _institution = Id(await api.PostAsync("/institutions", bank));
        await api.PostAsync(
            $"/institutions/{_institution}/webhooks",
            new { url = receiver, eventTypes = new[] { "escrowgrid.position.*" } });
        var template = Id(await api.PostAsync(
            "/asset-templates",
            new
            {
                institutionId = _institution,
                code = "CONSTR_ESCROW",
                name = "Faults",
                vertical = "CONSTRUCTION",
                region = "US",
                config = new { currency = "USD", region = "US" },
            }));
        _asset = Id(await api.PostAsync(
            "/assets", new { institutionId = _institution, templateId = template, label = "Faults" }));
    }

    private async Task KillUnderLoadAsync(int acknowledged)
    {
        using var api = await FaultApi.StartAsync(database.ConnectionString);
        var load = Enumerable.Range(0, Clients).Select(_ => Task.Run(() => LoadAsync(api))).ToList();
        await Measure.UntilAsync($"{acknowledged} positions", Limit, () => _acknowledged.Count >= acknowledged);
        api.Dispose();
        await Task.WhenAll(load);
    }

    /// <summary>Opens positions and funds them until the API is gone.</summary>
    private async Task LoadAsync(FaultApi api)
    {
        try
        {
            while (true)
            {
                var position = Id(await api.PostAsync(
                    "/positions",
                    new
                    {
                        institutionId = _institution,
                        assetId = _asset,
                        holderReference = "F",
                        currency = "USD",
                        amount = 12.5m,
                    }));
                _acknowledged.Add(position);
                await api.PostAsync($"/positions/{position}/transition", new { toState = "FUNDED" });
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or ObjectDisposedException
            or OperationCanceledException)
        {
            // Killed, and with it this client, which ends what it waits for.
        }
    }

    private static string Id(JsonElement answer) => answer.GetProperty("id").GetString()!;
}
