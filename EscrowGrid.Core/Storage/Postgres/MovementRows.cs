using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger.Accounts;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// The rows of <c>ledger_movements</c>. A trigger keeps <c>ledger_balances</c> by them and refuses what an account does
/// not cover.
/// </summary>
internal static class MovementRows
{
    public const string Columns =
        "it.ledger_event_id, it.number, it.institution_id, it.subject_kind, it.subject_id, it.from_account, "
        + "it.to_account, it.currency, it.amount, it.at";

    private const string Insert =
        """
        INSERT INTO ledger_movements (ledger_event_id, number, institution_id, subject_kind, subject_id, from_account,
            to_account, currency, amount, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    public static NpgsqlBatch Append(this NpgsqlBatch batch, IEnumerable<Movement> movements)
    {
        foreach (var movement in movements)
        {
            batch.Add(Insert)
                .Uuid(movement.Entry.Value)
                .Whole(movement.Number)
                .Uuid(movement.Institution.Value)
                .Text(WireName<SubjectKind>.Of(movement.Subject.Kind))
                .Uuid(movement.Subject.Id)
                .Text(WireName<AccountKind>.Of(movement.From))
                .Text(WireName<AccountKind>.Of(movement.To))
                .Text(movement.Money.Currency.Code)
                .Number(movement.Money.Amount.Value)
                .Time(movement.At);
        }

        return batch;
    }

    public static Movement Read(NpgsqlDataReader row) => new(
        row.Id<LedgerEventId>(0),
        row.GetInt32(1),
        row.Id<InstitutionId>(2),
        new LedgerSubject(row.Name<SubjectKind>(3), row.GetGuid(4)),
        row.Name<AccountKind>(5),
        row.Name<AccountKind>(6),
        new Money(Amount.FromStored(row.GetDecimal(8)), Currency.FromStored(row.GetString(7))),
        row.Time(9));
}
