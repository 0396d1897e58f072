using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Core.Escrows;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>
/// Money does not wait for ever unnoticed: what was agreed happens at its deadline, and operators see how old what is
/// held is (escrow-services.md, T-48).
/// </summary>
[Collection(StoresDefinition.Name)]
public sealed class HeldMoneyTests(Stores stores)
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(10);

    [Theory]
    [EachStore]
    public async Task Money_ThatWaits_IsShownByItsAgeAndState(Store store)
    {
        var time = new MovableTime();
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new BookRail(), time);
        var institution = await process.AddInstitutionAsync();
        var held = await PaidAsync(process, await process.OpenAsync(institution), "ch_1");
        time.Advance(TimeSpan.FromDays(1));
        var disputed = await PaidAsync(process, await process.OpenAsync(institution, period: Period), "ch_2");
        await process.RunAsync(disputed, new EscrowCommand.RaiseDispute("Late", null), EscrowProcess.Buyer);
        await process.RunAsync(
            await process.OpenAsync(institution), EscrowProcess.Payment("40", "ch_3"), EscrowActor.System);
        using var gauges = new Gauges(process);

        time.Advance(Period - TimeSpan.FromHours(1));
        await process.Service<PassDeadlines>().RunAsync(CancellationToken.None);

        var shown = gauges.Read();
        Assert.InRange(shown[("held.oldest", "FUNDS_HELD")], 86_400 * 10.9, 86_400 * 11);
        Assert.InRange(shown[("held.oldest", "DISPUTED")], 86_400 * 9.9, 86_400 * 10);
        Assert.Equal(0, shown[("held.oldest", "DELIVERED")]);
        Assert.Equal(1, shown[("deadlines.near", "DISPUTED")]);
        Assert.Equal(0, shown[("deadlines.near", "FUNDS_HELD")]);
        Assert.Equal(EscrowState.FundsHeld, (await process.FindAsync(held)).State);
    }

    [Theory]
    [EachStore(false)]
    [EachStore(true)]
    public async Task Deadline_OfTheDeliveryOrOfADispute_DoesWhatWasAgreed(Store store, bool isDisputed)
    {
        var time = new MovableTime();
        var rail = new BookRail();
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), rail, time);
        var escrow = await PaidAsync(
            process, await process.OpenAsync(await process.AddInstitutionAsync(), period: Period), "ch_1");
        if (isDisputed)
            await process.RunAsync(escrow, new EscrowCommand.RaiseDispute("Late", null), EscrowProcess.Buyer);

        time.Advance(Period - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await process.Service<PassDeadlines>().RunAsync(CancellationToken.None));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await process.Service<PassDeadlines>().RunAsync(CancellationToken.None));

        await process.ReachesAsync(escrow, EscrowState.Refunded);
        Assert.Equal("100", $"{Assert.Single(rail.Books).Money.Amount}");
    }

    [Theory]
    [EachStore]
    public async Task Money_WithoutADeadline_WaitsForPeople(Store store)
    {
        var time = new MovableTime();
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new BookRail(), time);
        var escrow = await PaidAsync(
            process, await process.OpenAsync(await process.AddInstitutionAsync()), "ch_1");

        time.Advance(TimeSpan.FromDays(400));

        Assert.Equal(0, await process.Service<PassDeadlines>().RunAsync(CancellationToken.None));
        Assert.Equal(EscrowState.FundsHeld, (await process.FindAsync(escrow)).State);
    }

    private static async Task<Escrow> PaidAsync(EscrowProcess process, Escrow escrow, string charge)
    {
        await process.RunAsync(escrow, EscrowProcess.Payment("100", charge), EscrowActor.System);
        return await process.ReachesAsync(escrow, EscrowState.FundsHeld);
    }

    /// <summary>The gauges of escrows of one process; others of the same machine have their own.</summary>
    private sealed class Gauges : IDisposable
    {
        private const string Prefix = "escrowgrid.escrows.";

        private readonly MeterListener _listener = new();
        private readonly ConcurrentDictionary<(string Name, string State), double> _shown = new();

        public Gauges(EscrowProcess process)
        {
            var meters = process.Service<IMeterFactory>();
            process.Service<DeadlineRules>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, meters)
                    && instrument.Name.StartsWith(Prefix, StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
                _shown[(instrument.Name[Prefix.Length..], $"{(tags.Length > 0 ? tags[0].Value : null)}")] = value);
            _listener.Start();
        }

        public ConcurrentDictionary<(string Name, string State), double> Read()
        {
            _listener.RecordObservableInstruments();
            return _shown;
        }

        public void Dispose() => _listener.Dispose();
    }
}
