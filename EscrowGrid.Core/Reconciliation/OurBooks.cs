using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>
/// Compares an escrow with itself, and what of it was not met in the provider's books with the provider, one by one.
/// </summary>
public sealed class OurBooks(
    ICollectionStore collections,
    IFundsStore funds,
    PaymentRails rails,
    LookForMoney money,
    PayeeAccounts payees)
{
    /// <exception cref="RailUnavailableException">Nothing is known of some of it.</exception>
    internal async Task<IReadOnlyList<FoundBreak>> CompareAsync(
        Escrow escrow, ComparedBooks books, CancellationToken cancellationToken)
    {
        books.Escrows++;
        var income = await funds.FindOfEscrowAsync(escrow.Id, cancellationToken);
        var found = new List<FoundBreak>();
        foreach (var inside in FindInside(escrow, income, books))
            found.Add(await ExplainAsync(escrow, inside, cancellationToken));
        if (!books.Read.Contains(escrow.Rail))
            return found;
        foreach (var settlement in escrow.Settlements)
        {
            // What was met in the provider's books has been judged by what is there.
            if (settlement.State is SettlementState.Confirmed && !books.Met.Contains(settlement.Id.Value)
                && await ComparePayoutAsync(escrow, settlement, cancellationToken) is { } payout)
            {
                found.Add(payout);
            }
        }

        var unmet = income.Where(it => IsCounted(it) && !books.Equal.Contains(it.Id.Value)).ToList();
        if (unmet.Count > 0)
            found.AddRange(await ComparePaymentsAsync(escrow, unmet, cancellationToken));
        return found;
    }

    /// <summary>Why a payout is stuck, where its provider has said so.</summary>
    private async Task<FoundBreak> ExplainAsync(Escrow escrow, FoundBreak found, CancellationToken cancellationToken)
    {
        var account = found.Kind is BreakKind.PayoutStuck
            ? escrow.Settlements.FirstOrDefault(it => it.Id.ToString() == found.Subject)?.Destination
            : null;
        return account is not null
            && await payees.FindAsync(escrow.Rail, account, cancellationToken) is { Restriction: { } restriction }
                ? found with { Note = $"the payee's account is restricted: {restriction}" }
                : found;
    }

    private static bool IsCounted(InboundFunds it) => it.State is FundsState.Accepted or FundsState.Returned;

    private static IEnumerable<FoundBreak> FindInside(
        Escrow escrow, IReadOnlyList<InboundFunds> income, ComparedBooks books)
    {
        if (EscrowSums.FindDifference(escrow) is var (account, ours, expected))
        {
            yield return ToBreak(BreakKind.BooksDiffer, escrow, $"{escrow.Id}:{account}") with
            {
                Note = $"{account}: {ours} here, {expected} by its parts",
            };
        }

        foreach (var receipt in escrow.Receipts.Where(it => income.All(row => row.ProviderId != it.ProviderId)))
        {
            yield return ToBreak(BreakKind.BooksDiffer, escrow, $"{escrow.Id}:{receipt.ProviderId}") with
            {
                ProviderId = receipt.ProviderId,
                Ours = escrow.Money with { Amount = receipt.Amount },
                Note = "received, and in no row of money that came in",
            };
        }

        foreach (var row in income.Where(it => IsCounted(it) && !books.IsYoung(it.UpdatedAt)))
        {
            if (escrow.Receipts.Any(it => it.ProviderId == row.ProviderId && it.Amount == row.Money?.Amount))
                continue;
            yield return ToBreak(BreakKind.BooksDiffer, escrow, $"{escrow.Id}:{row.ProviderId}") with
            {
                ProviderId = row.ProviderId,
                Ours = row.Money,
                Note = "accepted, and not received so",
            };
        }

        foreach (var settlement in escrow.Settlements)
        {
            if ((settlement.IsOpen || EscrowSettling.IsOwed(escrow, settlement))
                && escrow.UpdatedAt < books.Now - Limits.SettlementStuck)
            {
                yield return ToBreak(BreakKind.PayoutStuck, escrow, settlement);
            }
        }
    }

    private static FoundBreak ToBreak(BreakKind kind, Escrow escrow, string subject) =>
        new(kind, escrow.Rail, subject, escrow.UpdatedAt)
        {
            Escrow = escrow.Id,
            Institution = escrow.Institution,
        };

    private static FoundBreak ToBreak(BreakKind kind, Escrow escrow, Settlement settlement) =>
        ToBreak(kind, escrow, settlement.Id.ToString()) with
        {
            ProviderId = settlement.ProviderId,
            Ours = escrow.Money with { Amount = settlement.Amount },
        };

    /// <summary>Whatever the state of the settlement is here.</summary>
    /// <exception cref="RailUnavailableException">Nothing is known of it.</exception>
    internal async Task<FoundBreak?> ComparePayoutAsync(
        Escrow escrow, Settlement settlement, CancellationToken cancellationToken)
    {
        var request = PaySettlement.ToRequest(escrow, settlement);
        var answer = await rails.Require(escrow.Rail).FindPayoutAsync(request, cancellationToken);
        BreakKind? kind = (settlement.State, answer) switch
        {
            (_, { State: PayoutState.Unknown, Error: PayoutErrors.Differs }) => BreakKind.PayoutDiffers,
            (_, { State: PayoutState.Unknown }) => throw new RailUnavailableException(answer.Error ?? "No answer."),
            (SettlementState.Failed, { State: PayoutState.Confirmed or PayoutState.Submitted, Error: null }) =>
                BreakKind.PayoutMissingHere,
            (SettlementState.Failed, _) => null,
            // Paid by other means: then the rail is not to have paid it, too.
            (_, { State: PayoutState.Confirmed or PayoutState.Submitted }) when settlement.Elsewhere is not null =>
                BreakKind.PayoutRepeated,
            _ when settlement.Elsewhere is not null => null,
            (_, { State: PayoutState.Confirmed, Error: null }) => null,
            (_, { State: PayoutState.Confirmed, Error: PayoutErrors.Reversed }) => BreakKind.PayoutReversed,
            (_, { State: PayoutState.Confirmed }) => BreakKind.PayoutRepeated,
            (SettlementState.Confirmed, _) => BreakKind.PayoutMissingThere,
            // On its way, or never made: whoever pays it learns that.
            _ => null,
        };
        return kind is { } differs ? ToBreak(differs, escrow, settlement) with { Note = answer.Error } : null;
    }

    private async Task<IReadOnlyList<FoundBreak>> ComparePaymentsAsync(
        Escrow escrow, IReadOnlyList<InboundFunds> counted, CancellationToken cancellationToken)
    {
        var collection = await collections.FindAsync(escrow.Id, cancellationToken);
        var list = collection?.ToWay() is { } way
            ? await rails.Require(escrow.Rail).FindPaymentsAsync(way, cancellationToken)
            : new PaymentList([]);
        var found = new List<FoundBreak>();
        // What was attributed by hand came by another way in.
        foreach (var row in counted.Where(it => it.CollectionId == collection?.ProviderId))
        {
            var there = list.Payments.FirstOrDefault(it => it.ProviderId == row.ProviderId);
            // It may be an entry that nobody can tell from others.
            if (there is null && !list.IsWhole)
                continue;
            var isGone = there is null or { State: InboundState.Failed };
            // What is in question is looked at by whoever looks for money.
            if (there is { State: InboundState.Pending } || (!isGone && there!.Money == row.Money))
                continue;
            var kind = isGone ? BreakKind.PaymentMissingThere : BreakKind.PaymentDiffers;
            found.Add(ToBreak(kind, escrow, row.ProviderId) with
            {
                ProviderId = row.ProviderId,
                Ours = row.Money,
                Theirs = isGone ? null : there?.Money,
            });
        }

        // What is gone stops the payouts of its escrow at once, as if its webhook had just come.
        if (collection is not null && found.Exists(it => it.Kind is BreakKind.PaymentMissingThere))
            await money.LookAsync(collection, cancellationToken);
        return found;
    }
}
