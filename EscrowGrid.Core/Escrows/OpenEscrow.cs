using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Escrows;

/// <summary>Writes down what a buyer and a seller have agreed. Nothing of it changes later.</summary>
public sealed class OpenEscrow(
    IEscrowStore escrows, EscrowRecorder recorder, EscrowSettings settings, IIdSource ids, TimeProvider time)
{
    private const int BasisPoints = 10_000;

    public async Task<Result<Escrow>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        // Only root has none of its own and has to name one.
        if ((call.Caller.Institution ?? command.Institution) is not { } institution)
            return Problems.InstitutionNotFound;
        if (FindRefusal(command) is { } refusal)
            return refusal;
        var now = time.NowInMilliseconds();
        var escrow = new Escrow(
            ids.Create<EscrowId>(),
            institution,
            command.Buyer,
            command.Seller,
            command.Rail,
            command.Money,
            ToTerms(command, now),
            command.PayoutDestination,
            now)
        {
            ContractReference = command.ContractReference,
            UpdatedAt = now,
        };
        escrow = escrow with { DueAt = escrow.Terms.PaymentDeadline };
        var actor = call.Caller.User is { } user
            ? escrow.ActorOf(user.Id, EscrowAccess.IsStaff(user.Role))
            : new EscrowActor(ActorClass.Staff, User: null);
        if (actor.Class is ActorClass.Other)
            return Problems.EscrowActionForbidden.With("Only BUYER, SELLER, STAFF may");
        var move = recorder.Record(escrow, actor, call);
        return await escrows.AddAsync(move, cancellationToken) ? move.After : Problems.ContractTaken;
    }

    /// <summary>The way of the money follows from its amount; whoever names another one is told so.</summary>
    private Problem? FindRefusal(Command command)
    {
        if (command.Buyer == command.Seller)
            return Problems.PartiesEqual.With("They are two");
        var rail = command.Money.Amount <= settings.CardLimit ? Rail.Stripe : Rail.UsdcBase;
        if (command.Rail != rail)
        {
            return Problems.RailMismatch.With(
                $"Up to {settings.CardLimit} an escrow is paid by {WireName<Rail>.Of(Rail.Stripe)}, "
                    + $"above by {WireName<Rail>.Of(Rail.UsdcBase)}");
        }

        var currency = rail is Rail.Stripe ? Currency.Usd : Currency.Usdc;
        return command.Money.Currency == currency
            ? null
            : Problems.CurrencyMismatch.With($"{WireName<Rail>.Of(rail)} pays in {currency}");
    }

    private EscrowTerms ToTerms(Command command, DateTimeOffset now)
    {
        var amount = command.Money.Amount;
        var fee = settings.SellerFeeBasisPoints == 0
            ? Balance.Zero
            : Allocation.Share(
                Balance.Of(amount), Amount.FromStored(settings.SellerFeeBasisPoints), Amount.FromStored(BasisPoints));
        return new EscrowTerms(
            fee,
            now + settings.PaymentPeriod,
            settings.AcceptancePeriod,
            command.OnSilence ?? settings.OnSilence,
            command.DeliveryPeriod,
            command.DisputePeriod,
            command.OnStalemate ?? SilenceOutcome.Refund);
    }

    /// <summary>A validated request.</summary>
    /// <param name="Buyer">Who pays in; a user of the institution.</param>
    /// <param name="Seller">Who is paid; another one.</param>
    /// <param name="Rail">How.</param>
    /// <param name="Money">In whole hundredths.</param>
    /// <param name="PayoutDestination">The seller's account or address.</param>
    public sealed record Command(
        UserId Buyer, UserId Seller, Rail Rail, Money Money, string PayoutDestination)
    {
        /// <summary>Of root only; everybody else has one.</summary>
        public InstitutionId? Institution { get; init; }

        public string? ContractReference { get; init; }

        public SilenceOutcome? OnSilence { get; init; }

        public TimeSpan? DeliveryPeriod { get; init; }

        public TimeSpan? DisputePeriod { get; init; }

        public SilenceOutcome? OnStalemate { get; init; }
    }
}
