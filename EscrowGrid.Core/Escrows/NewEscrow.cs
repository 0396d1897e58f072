using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>Makes an escrow of a request and of what the marketplace has settled.</summary>
public sealed class NewEscrow(EscrowSettings settings, IIdSource ids, TimeProvider time)
{
    private const int BasisPoints = 10_000;

    /// <param name="institution">Whose marketplace.</param>
    /// <param name="command">What was agreed.</param>
    /// <param name="parties">What is known of who has agreed.</param>
    public Escrow Create(InstitutionId institution, OpenEscrow.Command command, EscrowParties.Found parties)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(parties);
        var now = time.NowInMilliseconds();
        var terms = ToTerms(command, now);
        return new Escrow(
            command.Id ?? ids.Create<EscrowId>(),
            institution,
            command.Buyer,
            command.Seller,
            command.Rail,
            command.Money,
            terms,
            parties.Payout,
            now)
        {
            ContractReference = command.ContractReference,
            OfferReference = command.OfferReference,
            Kyc = parties.Kyc,
            UpdatedAt = now,
            DueAt = terms.PaymentDeadline,
        };
    }

    private EscrowTerms ToTerms(OpenEscrow.Command command, DateTimeOffset now)
    {
        var amount = command.Money.Amount;
        var fee = settings.SellerFeeBasisPoints == 0
            ? Balance.Zero
            : Allocation.Share(
                Balance.Of(amount), Amount.FromStored(settings.SellerFeeBasisPoints), Amount.FromStored(BasisPoints));
        return new EscrowTerms(
            fee,
            now + (command.PaymentPeriod ?? settings.PaymentPeriod),
            command.AcceptancePeriod ?? settings.AcceptancePeriod,
            command.OnSilence ?? settings.OnSilence,
            command.DeliveryPeriod,
            command.DisputePeriod,
            command.OnStalemate ?? SilenceOutcome.Refund);
    }
}
