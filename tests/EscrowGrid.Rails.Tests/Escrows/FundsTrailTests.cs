using System.Text.Json;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Custodian;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>
/// Money that does not go its way is in the audit trail, and told to whoever listens, as often as something new becomes
/// of it (escrow-services.md, T-24; production-launch.md, P15).
/// </summary>
public sealed class FundsTrailTests
{
    [Fact]
    public async Task Money_ThatIsHeld_IsAuditedAndToldOnce()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.UsdcBase, Usdc("25000"));
        market.Providers.Faults.Add("custodian.pay", FaultKind.WrongAsset);
        await PayAsync(market, escrow);
        var row = Assert.Single(await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Held }]));

        // Looked at again and again, with nothing new.
        await market.PassAsync(TimeSpan.FromMinutes(2));
        await market.PassAsync(TimeSpan.FromMinutes(2));

        var audited = Assert.Single(await AuditOfAsync(market, row));
        Assert.Equal(("PAYMENT_HELD", "SYSTEM"), (audited.Action, audited.ActorRole.ToUpperInvariant()));
        var told = Assert.Single(await EventsOfAsync(market, escrow, row));
        Assert.Equal(("escrowgrid.payment.held", 1), (told.Type, told.Sequence));
        using var payload = JsonDocument.Parse($"{told.Payload}");
        Assert.Equal("wrong_asset", payload.RootElement.GetProperty("reason").GetString());
        Assert.Equal($"{escrow.Id}", payload.RootElement.GetProperty("escrowId").GetString());
    }

    [Fact]
    public async Task Money_ThatIsTakenBackAndReturns_IsToldInItsOrder()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        var charge = market.Providers.Card.Pay((await market.CollectionOfAsync(escrow)).ProviderId!);
        await market.ReachesAsync(escrow, EscrowState.FundsHeld);

        market.Providers.Card.Dispute(charge);
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Reversed }]);
        market.Providers.Card.CloseDispute(charge, "won");
        var row = Assert.Single(await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Accepted }]));

        var told = await EventsOfAsync(market, escrow, row);
        Assert.Equal(["escrowgrid.payment.reversed", "escrowgrid.payment.restored"], told.Select(it => it.Type));
        Assert.Equal([row.Version - 1, row.Version], told.Select(it => it.Sequence));
        Assert.Equal(
            ["PAYMENT_REVERSED", "PAYMENT_RESTORED"], (await AuditOfAsync(market, row)).Select(it => it.Action));
    }

    [Fact]
    public async Task Money_ThatNeverCame_IsTold()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.UsdcBase, Usdc("25000"));
        var address = (await market.CollectionOfAsync(escrow)).DepositAddress!;
        var deposit = market.Providers.Coins.Pay(new CoinPayment(address, 25_000_000_000) { Confirmations = 12 });
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Observed }]);

        market.Providers.Coins.Reorganize(deposit);
        var row = Assert.Single(await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Failed }]));

        Assert.Equal("escrowgrid.payment.failed", Assert.Single(await EventsOfAsync(market, escrow, row)).Type);
    }

    [Fact]
    public async Task Money_ThatItsProviderListsNoMore_IsToldAndToldAgainWhenItDoes()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.UsdcBase, Usdc("25000"));
        await PayAsync(market, escrow);
        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        var deposit = $"{Assert.Single(market.Books("custodian", "deposits"))["id"]}";

        market.Providers.Coins.Drop(deposit);
        await LookAsync(market, escrow);
        market.Providers.Coins.BringBack(deposit);
        await LookAsync(market, escrow);

        var row = Assert.Single(await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Accepted }]));
        Assert.Equal(
            ["escrowgrid.payment.reversed", "escrowgrid.payment.restored"],
            (await EventsOfAsync(market, escrow, row)).Select(it => it.Type));
    }

    /// <summary>It is of no institution, so nobody is told; root reads the trail.</summary>
    [Fact]
    public async Task Money_OfNobody_IsAudited()
    {
        await using var market = await Marketplace.StartAsync();
        var payment = new InboundPayment("0xabc:1", Usdc("5"), "USDC", "0x01", InboundState.Confirmed);
        var recorder = market.Service<FundsRecorder>();

        await recorder.RecordStrangeAsync(Rail.UsdcBase, "addr_strange", payment, CancellationToken.None);
        await recorder.RecordStrangeAsync(Rail.UsdcBase, "addr_strange", payment, CancellationToken.None);

        var id = InboundFunds.IdOf(Rail.UsdcBase, payment.ProviderId);
        var row = (await market.Service<IFundsStore>().FindAsync(id, CancellationToken.None))!;
        var audited = Assert.Single(await AuditOfAsync(market, row));
        Assert.Equal(("PAYMENT_UNMATCHED", null), (audited.Action, audited.InstitutionId));
    }

    private static async Task LookAsync(Marketplace market, Escrow escrow) =>
        await market.Service<LookForMoney>().LookAsync(await market.CollectionOfAsync(escrow), default);

    private static async Task PayAsync(Marketplace market, Escrow escrow)
    {
        var address = (await market.CollectionOfAsync(escrow)).DepositAddress!;
        market.Providers.Coins.Pay(new CoinPayment(address, 25_000_000_000));
    }

    private static async Task<IReadOnlyList<AuditRecord>> AuditOfAsync(Marketplace market, InboundFunds row)
    {
        var filter = new AuditFilter(null, null, $"{row.Id}", null, null, null);
        return (await market.Service<IAuditStore>().ListAsync(filter, default, 100, CancellationToken.None)).Rows;
    }

    private static async Task<IReadOnlyList<DomainEvent>> EventsOfAsync(
        Marketplace market, Escrow escrow, InboundFunds row)
    {
        var filter = new EventFilter(escrow.Institution, Type: null, WithoutKeys: false);
        var read = await market.Service<IEventStore>().ReadAsync(
            filter, LogPosition.Start, 100, CancellationToken.None);
        return [.. read.Rows.Select(it => it.Event).Where(it => it.Subject == $"{row.Id}")];
    }
}
