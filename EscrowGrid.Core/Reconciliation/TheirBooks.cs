using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>
/// Looks in our books for what a provider has in its own. Money that came in and is not here is looked for at once, as
/// if its webhook had just come.
/// </summary>
public sealed class TheirBooks(
    IEscrowStore escrows, ICollectionStore collections, IFundsStore funds, LookForMoney money)
{
    /// <returns>Null when there is no difference.</returns>
    internal async Task<FoundBreak?> CompareAsync(
        Rail rail, BookedObject booked, ComparedBooks books, CancellationToken cancellationToken)
    {
        books.Objects++;
        return booked.Kind is BookedKind.Payment
            ? await ComparePaymentAsync(rail, booked, books, cancellationToken)
            : await ComparePayoutAsync(rail, booked, books, cancellationToken);
    }

    private static FoundBreak ToBreak(BreakKind kind, Rail rail, BookedObject booked) =>
        new(kind, rail, booked.ProviderId, booked.At) { ProviderId = booked.ProviderId, Theirs = booked.Money };

    private static FoundBreak ToBreak(BreakKind kind, BookedObject booked, Escrow escrow, Settlement settlement) =>
        ToBreak(kind, escrow.Rail, booked) with
        {
            // The same thing whoever finds it: the one who reads their books, or the one who asks for ours.
            Subject = settlement.Id.ToString(),
            Escrow = escrow.Id,
            Institution = escrow.Institution,
            Ours = escrow.Money with { Amount = settlement.Amount },
        };

    private async Task<FoundBreak?> ComparePaymentAsync(
        Rail rail, BookedObject booked, ComparedBooks books, CancellationToken cancellationToken)
    {
        var known = await funds.FindAsync(InboundFunds.IdOf(rail, booked.ProviderId), cancellationToken);
        if (known is null or { State: FundsState.Observed or FundsState.Failed })
            return await FindMissingAsync(rail, booked, known, books, cancellationToken);
        if (known.State is not (FundsState.Accepted or FundsState.Returned) || booked.State is BookedState.Open)
            return null;
        var found = ToBreak(BreakKind.PaymentDiffers, rail, booked) with
        {
            Escrow = known.Escrow,
            Institution = known.Institution,
            Ours = known.Money,
        };
        if (booked.State is BookedState.Undone)
            return found with { Kind = BreakKind.PaymentMissingThere, Theirs = null };
        if (booked.Money != known.Money)
            return found;
        books.Equal.Add(known.Id.Value);
        return null;
    }

    private async Task<FoundBreak?> FindMissingAsync(
        Rail rail,
        BookedObject booked,
        InboundFunds? known,
        ComparedBooks books,
        CancellationToken cancellationToken)
    {
        if (booked.State is not BookedState.Moved || booked.CollectionId is not { } way)
            return null;
        var collection = await collections.FindAsync(rail, way, cancellationToken);
        // A marketplace may take money by the same account for other things; the wallet is for escrows alone.
        if (collection is null && booked.Escrow is null && rail is not Rail.UsdcBase)
        {
            books.Foreign++;
            return null;
        }

        if (books.IsYoung(booked.At))
            return null;
        var escrow = collection is null ? null : await escrows.FindAsync(collection.Escrow, cancellationToken);
        if (collection is not null)
            await money.LookAsync(collection, cancellationToken);
        else
            await money.LookAtStrangeAsync(rail, way, cancellationToken);
        return ToBreak(BreakKind.PaymentMissingHere, rail, booked) with
        {
            Escrow = escrow?.Id ?? known?.Escrow,
            Institution = escrow?.Institution ?? known?.Institution,
        };
    }

    private async Task<FoundBreak?> ComparePayoutAsync(
        Rail rail, BookedObject booked, ComparedBooks books, CancellationToken cancellationToken)
    {
        var escrow = booked.Escrow is { } id ? await escrows.FindAsync(id, cancellationToken) : null;
        var settlement = escrow?.Settlements.FirstOrDefault(it => it.Id == booked.Settlement);
        if (escrow is null || settlement is null || escrow.Rail != rail)
            return await FindStrangerAsync(rail, booked, escrow, books, cancellationToken);
        if (booked.State is BookedState.Undone)
        {
            books.Met.Add(settlement.Id.Value);
            return settlement.State is SettlementState.Confirmed
                ? ToBreak(BreakKind.PayoutMissingThere, booked, escrow, settlement)
                : null;
        }

        if (!books.Met.Add(settlement.Id.Value))
            return ToBreak(BreakKind.PayoutRepeated, booked, escrow, settlement);
        if (booked.Money != escrow.Money with { Amount = settlement.Amount })
            return ToBreak(BreakKind.PayoutDiffers, booked, escrow, settlement);
        if (booked.IsReversed)
            return ToBreak(BreakKind.PayoutReversed, booked, escrow, settlement);
        return (settlement.State, booked.State) switch
        {
            (SettlementState.Failed, _) => ToBreak(BreakKind.PayoutMissingHere, booked, escrow, settlement),
            (SettlementState.Confirmed, BookedState.Open) =>
                ToBreak(BreakKind.PayoutMissingThere, booked, escrow, settlement),
            _ => null,
        };
    }

    /// <summary>Money that left without a settlement: of an escrow, or by the wallet that is for them alone.</summary>
    private async Task<FoundBreak?> FindStrangerAsync(
        Rail rail, BookedObject booked, Escrow? escrow, ComparedBooks books, CancellationToken cancellationToken)
    {
        var source = booked.Source is { } payment
            ? await funds.FindAsync(InboundFunds.IdOf(rail, payment), cancellationToken)
            : null;
        if (escrow is null && source is null && booked.Settlement is null && rail is not Rail.UsdcBase)
        {
            books.Foreign++;
            return null;
        }

        return booked.State is BookedState.Undone || books.IsYoung(booked.At)
            ? null
            : ToBreak(BreakKind.PayoutMissingHere, rail, booked) with
            {
                Escrow = escrow?.Id ?? source?.Escrow,
                Institution = escrow?.Institution ?? source?.Institution,
            };
    }
}
