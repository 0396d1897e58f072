using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Tests.Escrows;

/// <summary>Escrows in every state, reached by commands only.</summary>
internal static class SampleEscrow
{
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static readonly EscrowActor Buyer = Actor(ActorClass.Buyer, "b0000000-0000-4000-8000-000000000001");

    public static readonly EscrowActor Seller = Actor(ActorClass.Seller, "50000000-0000-4000-8000-000000000001");

    public static readonly EscrowActor Staff = Actor(ActorClass.Staff, "57000000-0000-4000-8000-000000000001");

    public static readonly EscrowActor Other = Actor(ActorClass.Other, "0f000000-0000-4000-8000-000000000001");

    public static EscrowActor Of(ActorClass actor) => actor switch
    {
        ActorClass.Buyer => Buyer,
        ActorClass.Seller => Seller,
        ActorClass.Staff => Staff,
        ActorClass.System => EscrowActor.System,
        _ => Other,
    };

    public static Escrow New(string amount = "100", string fee = "2.5") => new(
        new EscrowId(Guid.Parse("e5c00000-0000-4000-8000-000000000001")),
        new InstitutionId(Guid.Parse("10000000-0000-4000-8000-000000000001")),
        Buyer.User!.Value,
        Seller.User!.Value,
        Rail.Stripe,
        new Core.Money(AmountOf(amount), Currency.Usd),
        new EscrowTerms(
            fee == "0" ? Balance.Zero : Balance.Of(AmountOf(fee)),
            Start.AddDays(7),
            TimeSpan.FromDays(7),
            SilenceOutcome.Refund,
            DeliveryPeriod: null,
            DisputePeriod: null,
            SilenceOutcome.Refund),
        "acct_seller",
        Start)
    {
        UpdatedAt = Start,
        DueAt = Start.AddDays(7),
    };

    public static Amount AmountOf(string text) =>
        Amount.TryParse(text, out var amount) is AmountError.None
            ? amount
            : throw new ArgumentException("Not an amount.", nameof(text));

    public static EscrowCommand.RecordPayment Payment(string amount, string provider = "ch_1", string? sender = null) =>
        new(provider, new Core.Money(AmountOf(amount), Currency.Usd), sender);

    public static Escrow Then(
        this Escrow escrow, EscrowCommand command, EscrowActor actor, DateTimeOffset? now = null) =>
        EscrowLifecycle.Decide(escrow, command, actor, now ?? Start.AddHours(1)).TryGet(out var step, out var problem)
            ? step.After
            : throw new InvalidOperationException($"{command}: {problem.Kind.Code} {problem.Details}");

    /// <summary>Every open settlement confirmed by its provider.</summary>
    public static Escrow Settled(this Escrow escrow) => escrow.Settlements.Where(it => it.IsOpen).Aggregate(
        escrow,
        (it, settlement) => it.Then(
            new EscrowCommand.RecordSettlement(settlement.Id, SettlementState.Confirmed, "tr_1", Error: null),
            EscrowActor.System));

    public static Escrow In(EscrowState state, string amount = "100", string fee = "2.5")
    {
        var open = New(amount, fee);
        var held = open.Then(Payment(amount), EscrowActor.System);
        var delivered = new Func<Escrow>(() => held.Then(new EscrowCommand.MarkDelivered("Done", null), Seller));
        return state switch
        {
            EscrowState.AwaitFunds => open,
            EscrowState.FundsHeld => held,
            EscrowState.Delivered => delivered(),
            EscrowState.Disputed => held.Then(new EscrowCommand.RaiseDispute("Late", null), Buyer),
            EscrowState.Released => delivered().Then(new EscrowCommand.ConfirmDelivery(), Buyer).Settled(),
            EscrowState.Refunded => held.Then(new EscrowCommand.Refund(null, "No stock"), Staff).Settled(),
            EscrowState.Cancelled => open.Then(new EscrowCommand.Cancel(null), Buyer),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
    }

    /// <summary>What came in is somewhere, all of it.</summary>
    public static void AssertBalanced(Escrow escrow)
    {
        var came = escrow.Receipts.Sum(receipt => receipt.Amount.Value);
        AccountKind[] accounts =
        [
            AccountKind.Unapplied, AccountKind.Held, AccountKind.Reserved, AccountKind.Released, AccountKind.Refunded,
            AccountKind.Fees,
        ];
        Assert.Equal(came, accounts.Sum(account => escrow.Accounts[account].Value));
        var open = escrow.Settlements.GroupBy(it => (it.Decision, it.Kind, it.Source))
            .Select(leg => leg.Last())
            .Where(it => it.State is not SettlementState.Confirmed)
            .Sum(it => it.Amount.Value + it.Fee.Value);
        var withdrawn = escrow.Accounts.Reserved.Value;
        Assert.True(open >= withdrawn, $"{withdrawn} is reserved for {open}");
    }

    private static EscrowActor Actor(ActorClass actor, string user) => new(actor, new UserId(Guid.Parse(user)));
}
