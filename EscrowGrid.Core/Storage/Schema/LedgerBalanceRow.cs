namespace EscrowGrid.Core.Storage.Schema;

/// <summary>
/// The table <c>ledger_balances</c>: what is in each account of each subject. Only a trigger of
/// <c>ledger_movements</c> writes it.
/// </summary>
internal sealed class LedgerBalanceRow
{
    public Guid SubjectId { get; init; }

    public required string Account { get; init; }

    public required string Currency { get; init; }

    public Guid InstitutionId { get; init; }

    public required string SubjectKind { get; init; }

    public decimal Balance { get; init; }
}
