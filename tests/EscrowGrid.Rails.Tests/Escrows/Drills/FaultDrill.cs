using System.Diagnostics;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Custodian;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Escrows.Drills;

/// <summary>An escrow from its opening to its end while a fault strikes its provider.</summary>
internal sealed class FaultDrill(Marketplace market, DrilledFault fault, Rail rail)
{
    private const int Rounds = 30;
    private const int Lost = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(6);

    // Stripe keeps a failure under its key for a day.
    private static readonly TimeSpan Tomorrow = TimeSpan.FromHours(25);
    private static readonly TimeSpan PastPayment = TimeSpan.FromDays(8);

    private bool _isDecided;
    private bool _isExpired;

    /// <summary>The settlements that staff had to repeat.</summary>
    public HashSet<SettlementId> Failed { get; } = [];

    /// <returns>The escrow at its end.</returns>
    public async Task<Escrow> RunAsync()
    {
        if (fault.LosesAnswers)
            market.Providers.Faults.Add(DrilledFault.NameOf(DrillPlace.Pay, rail), FaultKind.ResetAfter, Lost);
        foreach (var place in fault.Places)
            market.Providers.Faults.Add(DrilledFault.NameOf(place, rail), fault.Kind, fault.Times);
        var escrow = await market.OpenAsync(rail, rail is Rail.Stripe ? Usd("100") : Usdc("25000"));
        var way = await UntilAsync(() => market.Service<ICollectionStore>().FindAsync(escrow.Id, default));
        var paid = rail is Rail.Stripe
            ? market.Providers.Card.Pay(way.ProviderId!)
            : market.Providers.Coins.Pay(new CoinPayment(way.DepositAddress!, 25_000_000_000));
        if (fault.Kind is FaultKind.Reversed)
            await TakeBackAsync(escrow, paid);
        return await UntilAsync(() => StepAsync(escrow));
    }

    private async Task TakeBackAsync(Escrow escrow, string paid)
    {
        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        if (rail is Rail.Stripe)
            market.Providers.Card.Dispute(paid);
        else
            market.Providers.Coins.Reorganize(paid);
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Reversed }]);
    }

    /// <summary>Does what the parties and the staff would do next.</summary>
    /// <returns>The escrow when it has come to its end.</returns>
    private async Task<Escrow?> StepAsync(Escrow opened)
    {
        var now = (await market.Store.FindAsync(opened.Id, default))!;
        if (await IsAtEndAsync(now))
            return now;
        if (now.State is EscrowState.FundsHeld && !_isDecided)
            await DecideAsync(now);
        else if (now.Settlements.FirstOrDefault(it => it.State is SettlementState.Failed) is { } failed
            && fault.NeedsStaff && Failed.Add(failed.Id))
        {
            await market.RunAsync(now, new EscrowCommand.RetrySettlement(failed.Id, "Mended"), Marketplace.Staff);
        }
        else if (now is { State: EscrowState.AwaitFunds, Receipts.Count: > 0 } && !_isExpired)
        {
            _isExpired = true;
            market.Providers.Advance(PastPayment);
            await market.PassAsync(PastPayment);
        }

        return null;
    }

    private async Task DecideAsync(Escrow escrow)
    {
        _isDecided = true;
        if (fault.IsRefund)
        {
            await market.RunAsync(escrow, new EscrowCommand.Refund(null, "Not available"), Marketplace.Staff);
            return;
        }

        await market.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), Marketplace.Seller);
        await market.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), Marketplace.Buyer);
    }

    private async Task<bool> IsAtEndAsync(Escrow now) => fault.End switch
    {
        DrillEnd.Held => await FindRowAsync(now, FundsState.Held),
        DrillEnd.Frozen => now.Decision is not null && await FindRowAsync(now, FundsState.Reversed),
        _ => IsOver(now.State)
            && now.Accounts.Held.Value + now.Accounts.Reserved.Value + now.Accounts.Unapplied.Value == 0,
    };

    private static bool IsOver(EscrowState state) =>
        state is EscrowState.Released or EscrowState.Refunded or EscrowState.Cancelled;

    private async Task<bool> FindRowAsync(Escrow escrow, FundsState state) =>
        (await market.Service<IFundsStore>().FindOfEscrowAsync(escrow.Id, default)).Any(it => it.State == state);

    /// <summary>Looks for a while; then it is later, and what is due is done.</summary>
    private async Task<T> UntilAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        for (var round = 1; round <= Rounds; round++)
        {
            if (await LookAsync(look) is { } found)
                return found;
            market.Providers.FinishPayouts();
            var by = round % 4 == 0 ? Tomorrow : Soon;
            market.Providers.Advance(by);
            await market.PassAsync(by);
        }

        throw new TimeoutException("The fault is over, and the escrow has not gone on.");
    }

    private static async Task<T?> LookAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (watch.Elapsed < Patience)
        {
            if (await look() is { } found)
                return found;
            await beat.WaitForNextTickAsync();
        }

        return null;
    }
}
