using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>
/// Money that went from one account to another: two postings of the same amount, so that the sum over all accounts of a
/// currency is zero whatever is stored. Append-only, stored in the transaction of the ledger event that it belongs to.
/// </summary>
/// <param name="Entry">The ledger event that tells why.</param>
/// <param name="Number">From 1; the order among the movements of one ledger event.</param>
/// <param name="Institution">The tenant that keeps the accounts.</param>
/// <param name="Subject">Whose accounts.</param>
/// <param name="From">The debited account.</param>
/// <param name="To">The credited account; another one.</param>
/// <param name="Money">How much; positive.</param>
/// <param name="At">When, in UTC, whole milliseconds; the ledger event's.</param>
public sealed record Movement(
    LedgerEventId Entry,
    int Number,
    InstitutionId Institution,
    LedgerSubject Subject,
    AccountKind From,
    AccountKind To,
    Money Money,
    DateTimeOffset At)
{
    public MovementKey Key => new(At, Entry.Value, Number);
}
