namespace EscrowGrid.Core.Storage.Schema;

/// <summary>
/// The table <c>ledger_movements</c>, partitioned by month of <see cref="At"/>; its migration is SQL.
/// </summary>
internal sealed class LedgerMovementRow
{
    public Guid LedgerEventId { get; init; }

    public int Number { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid InstitutionId { get; init; }

    public required string SubjectKind { get; init; }

    public Guid SubjectId { get; init; }

    public required string FromAccount { get; init; }

    public required string ToAccount { get; init; }

    public required string Currency { get; init; }

    public decimal Amount { get; init; }

    public long LogTransaction { get; init; }

    public long LogSequence { get; init; }
}
