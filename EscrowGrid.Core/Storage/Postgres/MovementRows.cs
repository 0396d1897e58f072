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

    // In the order of the array, by which the trigger posts them.
    private const string Insert =
        """
        INSERT INTO ledger_movements (ledger_event_id, number, institution_id, subject_kind, subject_id, from_account,
            to_account, currency, amount, at)
        SELECT * FROM unnest($1::uuid[], $2::integer[], $3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::text[],
            $8::text[], $9::numeric[], $10::timestamptz[])
        """;

    public static NpgsqlBatch Append(this NpgsqlBatch batch, IEnumerable<Movement> movements)
    {
        Movement[] all = [.. movements];
        if (all.Length == 0)
            return batch;
        batch.Add(Insert, all)
            .Column(it => it.Entry.Value)
            .Column(it => it.Number)
            .Column(it => it.Institution.Value)
            .Column(it => WireName<SubjectKind>.Of(it.Subject.Kind))
            .Column(it => it.Subject.Id)
            .Column(it => WireName<AccountKind>.Of(it.From))
            .Column(it => WireName<AccountKind>.Of(it.To))
            .Column(it => it.Money.Currency.Code)
            .Column(it => it.Money.Amount.Value)
            .Column(it => it.At);
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
