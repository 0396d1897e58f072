using System.Diagnostics;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Custodian;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>
/// An escrow from its opening to its payout while a fault strikes its provider's operations, each as often as a rail
/// repeats a call by itself.
/// </summary>
internal sealed class FaultDrill(Marketplace market, Rail rail)
{
    private const int Strikes = 4;
    private const int Rounds = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(6);

    // Stripe keeps a failure under its key for a day.
    private static readonly TimeSpan Tomorrow = TimeSpan.FromHours(25);

    /// <param name="fault">What strikes.</param>
    /// <param name="operations">Where.</param>
    /// <returns>The escrow when it is released.</returns>
    public async Task<Escrow> RunAsync(FaultKind fault, IEnumerable<string> operations)
    {
        foreach (var operation in operations)
            market.Providers.Faults.Add(operation, fault, Strikes);
        var escrow = await market.OpenAsync(rail, rail is Rail.Stripe ? Usd("100") : Usdc("25000"));
        var way = await UntilAsync(() => market.Service<ICollectionStore>().FindAsync(escrow.Id, default));
        if (rail is Rail.Stripe)
            market.Providers.Card.Pay(way.ProviderId!);
        else
            market.Providers.Coins.Pay(new CoinPayment(way.DepositAddress!, 25_000_000_000));
        await ReachesAsync(escrow, EscrowState.FundsHeld);
        await market.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), Marketplace.Seller);
        await market.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), Marketplace.Buyer);
        return await ReachesAsync(escrow, EscrowState.Released);
    }

    private Task<Escrow> ReachesAsync(Escrow escrow, EscrowState state) => UntilAsync(async () =>
        await market.Store.FindAsync(escrow.Id, default) is { } it && it.State == state ? it : null);

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
