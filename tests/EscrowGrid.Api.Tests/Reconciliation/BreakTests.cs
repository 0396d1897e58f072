using System.Net;
using EscrowGrid.Api.Tests.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Reconciliation;

namespace EscrowGrid.Api.Tests.Reconciliation;

/// <summary>Differences between books over HTTP, and the rows behind them.</summary>
[Collection(StoresDefinition.Name)]
public sealed class BreakTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Break_Open_IsListedResolvedOnceAndAudited(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var escrow = await market.OpenAsync();
        var known = await OpenBreak.AddAsync(stores[store], market.Tenant.Id, escrow);
        var path = $"/api/reconciliation/breaks/{known}/resolve";

        var listed = await market.AsStaff.GetAsync($"/api/reconciliation/breaks?state=OPEN&escrowId={escrow}");
        var resolved = await market.AsStaff.PostAsync(path, """{"reason":"Agreed with the provider"}""");
        var again = await market.AsStaff.PostAsync(path, """{"reason":"r"}""");

        var row = Assert.Single(listed.Expect(HttpStatusCode.OK).Json.GetProperty("data").EnumerateArray());
        Assert.Equal(known, row.GetProperty("id").GetString());
        Assert.Equal("99.5", row.GetProperty("theirAmount").GetRawText());
        Assert.Equal("RESOLVED", resolved.Expect(HttpStatusCode.OK).Json.GetProperty("state").GetString());
        Assert.StartsWith("ak_", resolved.Json.GetProperty("resolvedBy").GetString(), StringComparison.Ordinal);
        again.ExpectError(HttpStatusCode.Conflict, "Reconciliation break is resolved already");
        var audit = await market.AsStaff.GetAsync("/audit-events?action=RECONCILIATION_BREAK_RESOLVED");
        var act = Assert.Single(audit.Json.GetProperty("data").EnumerateArray());
        Assert.Equal(known, act.GetProperty("resourceId").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Break_OfAnotherInstitutionOrOfNone_IsForRoot(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var other = await stores[store].CreateTenantAsync();
        var theirs = await OpenBreak.AddAsync(stores[store], market.Tenant.Id, await market.OpenAsync());
        var nobodys = await OpenBreak.AddAsync(stores[store], institution: null, escrow: null);

        foreach (var known in new[] { theirs, nobodys })
        {
            var refused = await other.Admin.PostAsync(
                $"/api/reconciliation/breaks/{known}/resolve", """{"reason":"r"}""");
            refused.ExpectError(HttpStatusCode.NotFound, "Reconciliation break not found");
        }

        var listed = await other.Admin.GetAsync("/api/reconciliation/breaks");
        Assert.Empty(listed.Expect(HttpStatusCode.OK).Json.GetProperty("data").EnumerateArray());
        (await stores[store].Root.PostAsync(
            $"/api/reconciliation/breaks/{nobodys}/resolve", """{"reason":"r"}""")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [EachStore]
    public async Task Break_SeenAgain_IsOpenedUnlessSomebodySettledItAsItIs(Store store)
    {
        var breaks = stores[store].Service<IBreakStore>();
        var found = OpenBreak.Find(institution: null, escrow: null);
        var row = new ReconciliationBreak(found, OpenBreak.At);
        await StoreAsync(null, row);
        var later = OpenBreak.At.AddHours(1);

        var gone = await StoreAsync(row, row.Resolve(by: null, "Gone", later));
        var back = await StoreAsync(gone, gone.SeenAgain(found, later.AddHours(1)));
        var settled = await StoreAsync(back, back.Resolve("usr_x", "Borne", later.AddHours(2)));
        var same = await StoreAsync(settled, settled.SeenAgain(found, later.AddHours(3)));
        var more = await StoreAsync(same, same.SeenAgain(found with { Theirs = found.Ours }, later.AddHours(4)));

        Assert.Equal(
            [BreakState.Resolved, BreakState.Open, BreakState.Resolved, BreakState.Resolved, BreakState.Open],
            new[] { gone, back, settled, same, more }.Select(it => it.State));
        Assert.Equal((OpenBreak.At, later.AddHours(4), 6), (more.FirstSeenAt, more.LastSeenAt, more.Version));
        Assert.False(await breaks.StoreAsync(new BreakMove(same, same.SeenAgain(found, later)), default));

        async Task<ReconciliationBreak> StoreAsync(ReconciliationBreak? before, ReconciliationBreak after)
        {
            Assert.True(await breaks.StoreAsync(new BreakMove(before, after), CancellationToken.None));
            var stored = await breaks.FindAsync(after.Id, CancellationToken.None);
            Assert.Equal(after, stored);
            return stored!;
        }
    }

    [Fact]
    public void Break_SeenByTwoComparisonsAtOnce_WasSeenLastByTheLaterOne()
    {
        var found = OpenBreak.Find(institution: null, escrow: null);
        var (early, late) = (OpenBreak.At.AddHours(1), OpenBreak.At.AddHours(2));

        // The one that began first is heard last.
        var seen = new ReconciliationBreak(found, OpenBreak.At).SeenAgain(found, late).SeenAgain(found, early);

        Assert.Equal((OpenBreak.At, late), (seen.FirstSeenAt, seen.LastSeenAt));
    }

    [Theory]
    [EachStore]
    public async Task Escrows_ToCompare_AreThoseThatChangedOrAreNotOver(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var escrow = PrefixedId.Parse<EscrowId>(await market.OpenAsync());
        var breaks = api.Service<IBreakStore>();
        var tomorrow = DateTimeOffset.UnixEpoch.AddYears(200);

        var open = await AllAsync(tomorrow);
        (await Market.SendAsync(market.AsBuyer, $"{escrow}/cancel", "{}")).Expect(HttpStatusCode.OK);
        var over = await AllAsync(tomorrow);
        await OpenBreak.AddAsync(api, market.Tenant.Id, $"{escrow}");
        var broken = await AllAsync(tomorrow);
        var recent = await AllAsync(DateTimeOffset.UnixEpoch);

        Assert.Contains(escrow, open);
        Assert.DoesNotContain(escrow, over);
        Assert.Contains(escrow, broken);
        Assert.Contains(escrow, recent);
        Assert.NotNull(await breaks.FindBeginningAsync(CancellationToken.None));

        async Task<List<EscrowId>> AllAsync(DateTimeOffset since)
        {
            var all = new List<EscrowId>();
            while (await breaks.ListComparedAsync(
                since, all.Count == 0 ? null : all[^1], 50, CancellationToken.None) is { Count: > 0 } batch)
            {
                all.AddRange(batch);
            }

            return all;
        }
    }
}
