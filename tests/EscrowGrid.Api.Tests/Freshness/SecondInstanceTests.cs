using System.Diagnostics;
using System.Net;
using EscrowGrid.Core.Storage.Postgres;
using Npgsql;

namespace EscrowGrid.Api.Tests.Freshness;

/// <summary>What one instance changes binds another one that remembers how it was.</summary>
[Collection(StoresDefinition.Name)]
public sealed class SecondInstanceTests(Stores stores) : IAsyncLifetime
{
    private ApiUnderTest _other = null!;

    private ApiUnderTest One => stores[Store.Postgres];

    public async Task InitializeAsync()
    {
        _other = await ApiUnderTest.StartAsync(stores.Database);
        await IsVouchedForAsync(_other);
        await IsVouchedForAsync(One);
    }

    public async Task DisposeAsync() => await _other.DisposeAsync();

    [Fact]
    public async Task Policy_ChangedElsewhere_BindsTheNextPosition()
    {
        var tenant = await One.CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        using var elsewhere = _other.ClientWith(tenant.Admin.Key);
        (await elsewhere.PostAsync("/positions", Tenant.PositionJson(asset))).Expect(HttpStatusCode.Created);

        await PutLimitAsync(tenant, maximum: 50);
        (await elsewhere.PostAsync("/positions", Tenant.PositionJson(asset)))
            .ExpectError(HttpStatusCode.BadRequest, "Amount above maximum for policy");

        await PutLimitAsync(tenant, maximum: 500);
        (await elsewhere.PostAsync("/positions", Tenant.PositionJson(asset))).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Positions_WhileThePolicyChanges_AlwaysObeyIt()
    {
        var tenant = await One.CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        using var elsewhere = _other.ClientWith(tenant.Admin.Key);
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var calls = new List<(long From, long To, HttpStatusCode Status)>();
            while (!stop.IsCancellationRequested)
            {
                var from = Stopwatch.GetTimestamp();
                var answer = await elsewhere.PostAsync("/positions", Tenant.PositionJson(asset));
                calls.Add((from, Stopwatch.GetTimestamp(), answer.Status));
            }

            return calls;
        })).ToArray();

        // Each period begins when a put was answered and ends when the next one is sent.
        var periods = new List<(long From, long To, HttpStatusCode Expected)>();
        for (var round = 0; round < 20; round++)
        {
            var isShut = round % 2 == 0;
            await PutLimitAsync(tenant, maximum: isShut ? 50 : 500);
            var from = Stopwatch.GetTimestamp();
            await elsewhere.PostAsync("/positions", Tenant.PositionJson(asset));
            await elsewhere.PostAsync("/positions", Tenant.PositionJson(asset));
            periods.Add((
                from, Stopwatch.GetTimestamp(), isShut ? HttpStatusCode.BadRequest : HttpStatusCode.Created));
        }

        await stop.CancelAsync();
        var calls = (await Task.WhenAll(writers)).SelectMany(it => it).ToArray();
        var judged = periods
            .SelectMany(period => calls
                .Where(call => call.From >= period.From && call.To <= period.To)
                .Select(call => (call.Status, period.Expected)))
            .ToArray();
        Assert.NotEmpty(judged);
        Assert.All(judged, call => Assert.Equal(call.Expected, call.Status));
    }

    [Fact]
    public async Task Key_RevokedElsewhere_WritesNothingFromThatMoment()
    {
        var tenant = await One.CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        using var elsewhere = _other.ClientWith(tenant.Admin.Key);
        (await elsewhere.PostAsync("/positions", Tenant.PositionJson(asset))).Expect(HttpStatusCode.Created);

        await RevokeAsync(tenant);

        (await elsewhere.PostAsync("/positions", Tenant.PositionJson(asset)))
            .ExpectError(HttpStatusCode.Unauthorized, "Invalid API key");
        await Eventually.HoldsAsync(async () =>
            (await elsewhere.GetAsync("/institutions")).Status is HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Key_RevokedWhileNothingIsHeard_IsRefusedAtOnce()
    {
        var tenant = await One.CreateTenantAsync();
        using var elsewhere = _other.ClientWith(tenant.Admin.Key);
        (await elsewhere.GetAsync("/institutions")).Expect(HttpStatusCode.OK);
        await using var database = NpgsqlDataSource.Create(stores.Database);
        await using var deafen = database.CreateCommand(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE query LIKE '%escrowgrid_api_keys%' AND pid <> pg_backend_pid()
            """);
        await deafen.ExecuteNonQueryAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(!_other.Service<RememberedCallers>().IsVouchedFor));

        await RevokeAsync(tenant);

        (await elsewhere.GetAsync("/institutions")).ExpectError(HttpStatusCode.Unauthorized, "Invalid API key");
        await IsVouchedForAsync(_other);
        (await elsewhere.GetAsync("/institutions")).ExpectError(HttpStatusCode.Unauthorized, "Invalid API key");
    }

    private static Task IsVouchedForAsync(ApiUnderTest api) => Eventually.HoldsAsync(
        () => Task.FromResult(api.Service<RememberedCallers>().IsVouchedFor));

    private async Task RevokeAsync(Tenant tenant)
    {
        var keys = (await One.Root.GetAsync($"/institutions/{tenant.Id}/api-keys")).Json;
        var admin = keys.EnumerateArray().Single(key => key.GetProperty("role").GetString() == "admin");
        (await One.Root.PostAsync(
            $"/institutions/{tenant.Id}/api-keys/{admin.GetProperty("id").GetString()}/revoke", "{}"))
            .Expect(HttpStatusCode.OK);
    }

    private static async Task PutLimitAsync(Tenant tenant, int maximum)
    {
        var put = await tenant.Admin.PutAsync(
            $"/institutions/{tenant.Id}/policies/US", $$"""{"position":{"maxAmount":{{maximum}}} }""");
        put.Expect(HttpStatusCode.OK);
    }
}
