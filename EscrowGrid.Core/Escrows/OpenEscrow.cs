using EscrowGrid.Core.Access;
using EscrowGrid.Core.Escrows.Publishing;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Escrows;

/// <summary>Writes down what a buyer and a seller have agreed. Nothing of it changes later.</summary>
public sealed class OpenEscrow(
    IEscrowStore escrows,
    EscrowParties parties,
    EscrowRecorder recorder,
    EscrowSettings settings,
    NewEscrow newEscrow)
{
    public async Task<Result<Escrow>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        // Only root has none of its own and has to name one.
        if ((call.Caller.Institution ?? command.Institution) is not { } institution)
            return Problems.InvalidInstitutionContext.With("Institution must be specified or derived from API key");
        // Whoever is neither is not told who the users are.
        var actor = ActorOf(call.Caller, command);
        if (actor.Class is ActorClass.Other)
            return Problems.EscrowActionForbidden.With("Only BUYER, SELLER, STAFF may");
        if (FindRefusal(command) is { } refusal)
            return refusal;
        if (!(await parties.FindAsync(institution, command, cancellationToken))
            .TryGet(out var known, out var problem))
        {
            return problem;
        }

        var escrow = newEscrow.Create(institution, command, known);
        if (FindWrongFee(command, escrow) is { } wrong)
            return wrong;
        var move = Tell(recorder.Record(escrow, actor, call), command);
        return await escrows.AddAsync(move, cancellationToken)
            ? move.After
            : await ExplainAsync(move.After, actor, cancellationToken);
    }

    private static EscrowActor ActorOf(Caller caller, Command command) => caller.User is { } user
        ? Escrow.ActorOf(command.Buyer, command.Seller, user.Id, EscrowAccess.IsStaff(user.Role))
        : new EscrowActor(ActorClass.Staff, User: null);

    /// <summary>The way of the money follows from its amount; whoever names another one is told so.</summary>
    private Problem? FindRefusal(Command command)
    {
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

    /// <summary>Nobody but the marketplace sets its fees; who names them must mean the same (trap T-17).</summary>
    private static Problem? FindWrongFee(Command command, Escrow escrow)
    {
        if (command.BuyerFee is { } buyerFee && buyerFee != Balance.Zero)
            return Problems.FeeMismatch.With("The buyer pays no fee");
        return command.SellerFee is { } sellerFee && sellerFee != escrow.Terms.SellerFee
            ? Problems.FeeMismatch.With($"The seller's fee is {escrow.Terms.SellerFee}")
            : null;
    }

    /// <summary>Others are told of it, unless they have: who has chosen the id has sent it by the topic.</summary>
    private EscrowMove Tell(EscrowMove move, Command command) =>
        settings.PublishesCommands && command.Id is null
            ? move with
            {
                Trail = move.Trail with { Jobs = [.. move.Trail.Jobs, PublishCommand.Request(move.After.Id)] },
            }
            : move;

    /// <summary>Which escrow has the contract, for those who may see it.</summary>
    private async Task<Problem> ExplainAsync(Escrow refused, EscrowActor actor, CancellationToken cancellationToken)
    {
        var contract = refused.ContractReference!;
        var there = await escrows.FindByContractAsync(refused.Institution, contract, cancellationToken);
        return there is not null && (actor.Class is ActorClass.Staff || IsParty(there, actor))
            ? Problems.ContractTaken.With(new ContractTaken(contract, there.Id.ToString()))
            : new Problem(Problems.ContractTaken);
    }

    private static bool IsParty(Escrow escrow, EscrowActor actor) =>
        actor.User == escrow.Buyer || actor.User == escrow.Seller;

    /// <summary>A validated request.</summary>
    /// <param name="Buyer">Who pays in; an active user of the institution.</param>
    /// <param name="Seller">Who is paid; another one.</param>
    /// <param name="Rail">How.</param>
    /// <param name="Money">In whole hundredths.</param>
    public sealed record Command(UserId Buyer, UserId Seller, Rail Rail, Money Money)
    {
        /// <summary>Chosen by whoever has to know it before; null for a new one.</summary>
        public EscrowId? Id { get; init; }

        /// <summary>Of root only; everybody else has one.</summary>
        public InstitutionId? Institution { get; init; }

        public string? ContractReference { get; init; }

        public string? OfferReference { get; init; }

        /// <summary>What the request takes for the seller's; null when it does not care.</summary>
        public string? PayoutDestination { get; init; }

        /// <summary>What the request takes for the buyer's fee; null when it does not care.</summary>
        public Balance? BuyerFee { get; init; }

        /// <summary>What the request takes for the seller's fee; null when it does not care.</summary>
        public Balance? SellerFee { get; init; }

        public TimeSpan? PaymentPeriod { get; init; }

        public TimeSpan? DeliveryPeriod { get; init; }

        public TimeSpan? AcceptancePeriod { get; init; }

        public SilenceOutcome? OnSilence { get; init; }

        public TimeSpan? DisputePeriod { get; init; }

        public SilenceOutcome? OnStalemate { get; init; }
    }
}
