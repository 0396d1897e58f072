using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Payments;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows of <c>escrows</c>.</summary>
internal static class EscrowRows
{
    public const string Columns =
        "id, institution_id, buyer_id, seller_id, rail, currency, amount, seller_fee, payment_deadline, "
        + "acceptance_period, on_silence, delivery_period, dispute_period, on_stalemate, payout_destination, "
        + "contract_reference, created_at, state, version, updated_at, due_at, decision_version, decision_target, "
        + "decided_by, decided_by_user, ledger_head, "
        + "milestone_of, milestone_number, milestone_title, offer_reference";

    private const string Insert =
        $"""
        INSERT INTO escrows ({Columns})
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23, $24, $25, $26, $27, $28, $29, $30)
        """;

    // Rivals wait here for the row; whoever comes second finds another version and changes no row.
    private const string Update =
        """
        WITH moved AS (
            UPDATE escrows SET state = $2, version = $3, updated_at = $4, due_at = $5, decision_version = $6,
                decision_target = $7, decided_by = $8, decided_by_user = $9, ledger_head = $10
            WHERE id = $1 AND version = $3 - 1
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM moved
        """;

    public static void AddInsert(this NpgsqlBatch batch, Escrow escrow)
    {
        var terms = escrow.Terms;
        batch.Add(Insert)
            .Uuid(escrow.Id.Value)
            .Uuid(escrow.Institution.Value)
            .Uuid(escrow.Buyer.Value)
            .Uuid(escrow.Seller.Value)
            .Text(WireName<Rail>.Of(escrow.Rail))
            .Text(escrow.Money.Currency.Code)
            .Number(escrow.Money.Amount.Value)
            .Number(terms.SellerFee.Value)
            .Time(terms.PaymentDeadline)
            .Span(terms.AcceptancePeriod)
            .Text(WireName<SilenceOutcome>.Of(terms.OnSilence))
            .Span(terms.DeliveryPeriod)
            .Span(terms.DisputePeriod)
            .Text(WireName<SilenceOutcome>.Of(terms.OnStalemate))
            .Text(escrow.PayoutDestination)
            .Text(escrow.ContractReference)
            .Time(escrow.CreatedAt)
            .Text(WireName<EscrowState>.Of(escrow.State))
            .Whole(escrow.Version)
            .Time(escrow.UpdatedAt)
            .Progress(escrow)
            .Uuid(escrow.Milestone?.Agreement.Value)
            .Whole(escrow.Milestone?.Number)
            .Text(escrow.Milestone?.Title)
            .Text(escrow.OfferReference);
    }

    public static void AddUpdate(this NpgsqlBatch batch, Escrow escrow) => batch.Add(Update)
        .Uuid(escrow.Id.Value)
        .Text(WireName<EscrowState>.Of(escrow.State))
        .Whole(escrow.Version)
        .Time(escrow.UpdatedAt)
        .Progress(escrow);

    /// <summary>Without what other tables hold.</summary>
    public static Escrow Read(NpgsqlDataReader row) => new(
        row.Id<EscrowId>(0),
        row.Id<InstitutionId>(1),
        row.Id<UserId>(2),
        row.Id<UserId>(3),
        row.Name<Rail>(4),
        new Money(Amount.FromStored(row.GetDecimal(6)), Currency.FromStored(row.GetString(5))),
        new EscrowTerms(
            Balance.FromStored(row.GetDecimal(7)),
            row.Time(8),
            row.GetTimeSpan(9),
            row.Name<SilenceOutcome>(10),
            row.IsDBNull(11) ? null : row.GetTimeSpan(11),
            row.IsDBNull(12) ? null : row.GetTimeSpan(12),
            row.Name<SilenceOutcome>(13)),
        row.GetString(14),
        row.Time(16))
    {
        ContractReference = row.TextOrNull(15),
        State = row.Name<EscrowState>(17),
        Version = row.GetInt64(18),
        UpdatedAt = row.Time(19),
        DueAt = row.TimeOrNull(20),
        Decision = row.IsDBNull(21) ? null : new Decision(
            row.GetInt64(21),
            row.Name<EscrowState>(22),
            new EscrowActor(row.Name<ActorClass>(23), row.IsDBNull(24) ? null : row.Id<UserId>(24))),
        LedgerHead = row.Digest(25),
        Milestone = row.IsDBNull(26)
            ? null
            : new Milestone(row.Id<EscrowId>(26), row.GetInt32(27), row.GetString(28)),
        OfferReference = row.TextOrNull(29),
    };

    public static EscrowAccounts ToAccounts(IEnumerable<(AccountKind Account, decimal Balance)> balances)
    {
        var all = balances.ToDictionary(it => it.Account, it => Balance.FromStored(it.Balance));
        return new EscrowAccounts(
            all.GetValueOrDefault(AccountKind.Unapplied),
            all.GetValueOrDefault(AccountKind.Held),
            all.GetValueOrDefault(AccountKind.Reserved),
            all.GetValueOrDefault(AccountKind.Released),
            all.GetValueOrDefault(AccountKind.Refunded),
            all.GetValueOrDefault(AccountKind.Fees));
    }

    private static NpgsqlBatchCommand Progress(this NpgsqlBatchCommand command, Escrow escrow) => command
        .Time(escrow.DueAt)
        .Whole(escrow.Decision?.Version)
        .Text(escrow.Decision is { } decision ? WireName<EscrowState>.Of(decision.Target) : null)
        .Text(escrow.Decision is { } by ? WireName<ActorClass>.Of(by.By.Class) : null)
        .Uuid(escrow.Decision?.By.User?.Value)
        .Bytes(escrow.LedgerHead.ToBytes());
}
