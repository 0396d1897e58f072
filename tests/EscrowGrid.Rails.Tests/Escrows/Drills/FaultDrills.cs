using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Reconciliation;
using EscrowGrid.Rails.Tests.Reconciliation;
using EscrowGrid.StandIns.Control;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.Rails.Tests.Escrows.Drills;

/// <summary>
/// The 40 faults of anchors.md F17, each at a whole escrow: it ends in one effect or in one row that somebody owns, and
/// the provider's books are ours. Odd numbers by card and even ones in coins; each by both with
/// <c>ESCROWGRID_FAULTS=nightly</c>. docs/build/faults.md has the table.
/// </summary>
internal static class FaultDrills
{
    private const decimal Cents = 100;

    private static readonly TimeSpan PastGrace = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan Quarter = TimeSpan.FromDays(91);

    private static bool IsNightly => Environment.GetEnvironmentVariable("ESCROWGRID_FAULTS") is "nightly";

    /// <summary>By number, name and rail.</summary>
    public static TheoryData<int, FaultKind, Rail> Of(Func<FaultKind, bool> isOf)
    {
        var rows = new TheoryData<int, FaultKind, Rail>();
        foreach (var fault in DrilledFault.Table.Where(it => isOf(it.Kind)))
        {
            foreach (var rail in (Rail[])[Rail.Stripe, Rail.UsdcBase])
            {
                if (IsNightly || fault.Number % 2 == 1 == rail is Rail.Stripe)
                    rows.Add(fault.Number, fault.Kind, rail);
            }
        }

        return rows;
    }

    public static FaultGroup GroupOf(FaultKind kind) => FaultCatalogue.All.Single(it => it.Kind == kind).Group;

    public static async Task RunAsync(int number, Rail rail)
    {
        var fault = DrilledFault.Table[number - 1];
        await using var market = await Marketplace.StartAsync(fault.Patience);
        var drill = new FaultDrill(market, fault, rail);

        var end = await drill.RunAsync();

        market.Providers.Faults.Clear();
        Assert.Equal(fault.NeedsStaff ? 1 : 0, drill.Failed.Count);
        AssertEnd(fault.End, end);
        if (fault.Kind is FaultKind.NoticeLate)
            await HearLateAsync(market, end);
        await AssertBooksAsync(market, fault, end);
    }

    private static void AssertEnd(DrillEnd wanted, Escrow end)
    {
        var state = wanted switch
        {
            DrillEnd.Released or DrillEnd.ReleasedByStaff => EscrowState.Released,
            DrillEnd.Refunded or DrillEnd.RefundedByStaff => EscrowState.Refunded,
            DrillEnd.Cancelled => EscrowState.Cancelled,
            DrillEnd.Held => EscrowState.AwaitFunds,
            _ => EscrowState.Delivered,
        };
        Assert.Equal(state, end.State);
        // What was paid for the escrow itself left once: to one side, or the other.
        var agreed = end.Settlements
            .Where(it => it.State is SettlementState.Confirmed && it.Kind is not SettlementKind.Return)
            .Sum(it => it.Amount.Value + it.Fee.Value);
        var isPaid = state is EscrowState.Released or EscrowState.Refunded;
        Assert.Equal(isPaid ? end.Money.Amount.Value : 0, agreed);
        Assert.All(
            end.Settlements.GroupBy(it => (it.Decision, it.Kind, it.Source)),
            leg => Assert.True(leg.Count(it => it.State is SettlementState.Confirmed) <= 1));
    }

    /// <summary>The webhooks of ninety days ago come, and change nothing.</summary>
    private static async Task HearLateAsync(Marketplace market, Escrow end)
    {
        Assert.Empty(market.Providers.Notices.Sent);
        market.Providers.Advance(Quarter);
        market.Time.Advance(Quarter);
        await Polling.UntilAsync(
            () => market.Providers.Notices.Sent is { Count: > 0 } all && all.All(it => it.Status == 200) ? all : null);
        await market.PassAsync(PastGrace);
        Assert.Equal(end.Version, (await market.Store.FindAsync(end.Id, default))!.Version);
    }

    private static async Task AssertBooksAsync(Marketplace market, DrilledFault fault, Escrow end)
    {
        await market.PassAsync(PastGrace);
        await market.Service<ReconcileBooks>().RunFullAsync(default);
        var open = (await ComparedMarket.BreaksAsync(market)).Where(it => it.State is BreakState.Open);
        var rows = await market.Service<IFundsStore>().FindOfEscrowAsync(end.Id, default);
        var owned = rows.Where(it => it.State is FundsState.Held or FundsState.Reversed).Select(it => it.State);
        Assert.Equal(
            fault.End switch
            {
                DrillEnd.Held => [FundsState.Held],
                DrillEnd.Frozen => [FundsState.Reversed],
                _ => [],
            },
            owned);
        Assert.Empty(open);
        // What somebody owns is what the books differ by.
        if (fault.End is DrillEnd.Held or DrillEnd.Frozen)
            return;
        var ours = new EscrowTotals(
            end.Receipts.Sum(it => it.Amount.Value) * Cents,
            end.Accounts.Released.Value * Cents,
            end.Accounts.Refunded.Value * Cents);
        Assert.Equal(ours, market.Providers.Total($"{end.Id}"));
    }
}
