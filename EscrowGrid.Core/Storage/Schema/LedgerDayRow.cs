namespace EscrowGrid.Core.Storage.Schema;

/// <summary>
/// The table <c>ledger_days</c>: what went into the accounts of an institution and out of them on a day in UTC, as far
/// as it has been added up; see <see cref="LedgerFoldRow"/>.
/// </summary>
internal sealed class LedgerDayRow
{
    public Guid InstitutionId { get; init; }

    public DateOnly Day { get; init; }

    public required string Account { get; init; }

    public required string Currency { get; init; }

    public decimal Credits { get; init; }

    public decimal Debits { get; init; }

    public long Movements { get; init; }
}
