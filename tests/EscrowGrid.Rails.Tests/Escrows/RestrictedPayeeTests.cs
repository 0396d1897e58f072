using EscrowGrid.Core;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Reconciliation;
using EscrowGrid.Rails.Tests.Reconciliation;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>A seller whose account the provider restricts is paid later, and not in vain (escrow-services.md, T-21).
/// </summary>
public sealed class RestrictedPayeeTests
{
    private const string Account = "acct_seller";

    private static readonly TimeSpan Soon = Limits.FrozenSettlementLook + TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Payout_ToARestrictedAccount_WaitsAndGoesOnByItselfOnce()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await ComparedMarket.PaidByCardAsync(market);
        market.Providers.Dashboard.Restrict(Account);
        await StandsAsync(market, "requirements_past_due");
        await AcceptAsync(market, escrow);
        await market.PassAsync(Soon);
        await market.PassAsync(Limits.SettlementStuck + Soon);
        await ComparedMarket.ReconcileAsync(market);

        Assert.Equal(0, market.Providers.Faults.Asked("stripe.transfers.create"));
        Assert.Equal(
            SettlementState.Reserved, Assert.Single((await market.ReachesAsync(escrow, _ => true)).Settlements).State);
        var stuck = Assert.Single(await ComparedMarket.BreaksAsync(market));
        Assert.Equal(
            (BreakKind.PayoutStuck, "the payee's account is restricted: requirements_past_due"),
            (stuck.Found.Kind, stuck.Found.Note));

        market.Providers.Dashboard.Restore(Account);
        await StandsAsync(market, restriction: null);
        await market.PassAsync(Soon);

        await market.ReachesAsync(escrow, EscrowState.Released);
        Assert.Single(market.Books("stripe", "transfers"));
    }

    [Fact]
    public async Task Payout_WhoseAccountIsRestoredAndNobodyTells_GoesOn()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await ComparedMarket.PaidByCardAsync(market);
        market.Providers.Dashboard.Restrict(Account);
        await StandsAsync(market, "requirements_past_due");
        await AcceptAsync(market, escrow);

        market.Providers.Faults.Add("stripe.notices", FaultKind.NoticeLost);
        market.Providers.Dashboard.Restore(Account);
        await market.PassAsync(Soon);

        await market.ReachesAsync(escrow, EscrowState.Released);
    }

    /// <summary>What a webhook says of an account may be old; what the provider says now counts.</summary>
    [Fact]
    public async Task Notice_ThatComesAfterALaterOne_ChangesNothing()
    {
        await using var market = await Marketplace.StartAsync();
        market.Providers.Faults.Add("stripe.notices", FaultKind.NoticeLate);
        market.Providers.Dashboard.Restrict(Account);
        market.Providers.Dashboard.Restore(Account);
        await StandsAsync(market, restriction: null);

        market.Providers.Notices.ReleaseDue(all: true);
        await Polling.UntilAsync(() =>
        {
            var processed = market.Service<IProviderEventStore>()
                .ListAsync(ProviderEventFilter.Everything, Page.Largest, default).Result.Rows
                .Where(it => it.State is ProviderEventState.Processed && it.Notice.Account == Account).ToList();
            return processed.Count == 2 ? processed : null;
        });

        await StandsAsync(market, restriction: null);
    }

    [Fact]
    public async Task Account_ThatCannotBeAskedFor_StaysAsItWas()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await ComparedMarket.PaidByCardAsync(market);
        market.Providers.Dashboard.Restrict(Account);
        await StandsAsync(market, "requirements_past_due");
        market.Providers.Faults.Add("stripe.notices", FaultKind.NoticeLost);
        market.Providers.Dashboard.Restore(Account);
        market.Providers.Faults.Add("stripe.accounts.retrieve", FaultKind.Unauthorized, times: 1);

        await AcceptAsync(market, escrow);
        await Polling.UntilAsync(
            () => market.Providers.Faults.Asked("stripe.accounts.retrieve") > 1 ? escrow : null);
        Assert.Empty(market.Books("stripe", "transfers"));
        await market.PassAsync(Soon);

        await market.ReachesAsync(escrow, EscrowState.Released);
    }

    private static async Task AcceptAsync(Marketplace market, Escrow escrow)
    {
        await market.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), Marketplace.Seller);
        await market.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), Marketplace.Buyer);
    }

    private static Task<PayeeAccount> StandsAsync(Marketplace market, string? restriction) => Polling.UntilAsync(() =>
        market.Service<PayeeAccounts>().FindAsync(Rail.Stripe, Account, default).Result is { } it
            && it.Restriction == restriction ? it : null);
}
