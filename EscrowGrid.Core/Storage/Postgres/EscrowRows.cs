using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Users;
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
        + "milestone_of, milestone_number, milestone_title, offer_reference, "
        + "buyer_kyc_tier, buyer_kyc_verified, seller_kyc_tier, seller_kyc_verified, kyc_required, "
        + "told_due_at, held_back_due_at, decisive_version";

    private const string Insert =
        $"""
        INSERT INTO escrows ({Columns})
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38)
        """;

    // Rivals wait here for the row; whoever comes second finds another version and changes no row. All or none.
    private const string Update =
        """
        WITH moved AS (
            UPDATE escrows SET state = it.state, version = it.version, updated_at = it.updated_at, due_at = it.due_at,
                decision_version = it.decision_version, decision_target = it.decision_target,
                decided_by = it.decided_by, decided_by_user = it.decided_by_user, ledger_head = it.ledger_head,
                told_due_at = it.told_due_at, held_back_due_at = it.held_back_due_at,
                decisive_version = it.decisive_version
            FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::timestamptz[], $5::timestamptz[], $6::bigint[],
                $7::text[], $8::text[], $9::uuid[], $10::bytea[], $11::timestamptz[], $12::timestamptz[], $13::bigint[])
                AS it (id, state, version, updated_at, due_at, decision_version, decision_target, decided_by,
                decided_by_user, ledger_head, told_due_at, held_back_due_at, decisive_version)
            WHERE escrows.id = it.id AND escrows.version = it.version - 1
            RETURNING 1
        )
        SELECT require_one_row(1 + count(*) - $14) FROM moved
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
            .Time(escrow.DueAt)
            .Whole(escrow.Decision?.Version)
            .Text(escrow.Decision is { } decision ? WireName<EscrowState>.Of(decision.Target) : null)
            .Text(escrow.Decision is { } by ? WireName<ActorClass>.Of(by.By.Class) : null)
            .Uuid(escrow.Decision?.By.User?.Value)
            .Bytes(escrow.LedgerHead.ToBytes())
            .Uuid(escrow.Milestone?.Agreement.Value)
            .Whole(escrow.Milestone?.Number)
            .Text(escrow.Milestone?.Title)
            .Text(escrow.OfferReference)
            .Kyc(escrow.Kyc)
            .Time(escrow.ToldDueAt)
            .Time(escrow.HeldBackDueAt)
            .Whole(escrow.DecisiveVersion);
    }

    public static void AddUpdates(this NpgsqlBatch batch, IReadOnlyList<Escrow> escrows) => batch.Add(Update, escrows)
        .Column(it => it.Id.Value)
        .Column(it => WireName<EscrowState>.Of(it.State))
        .Column(it => it.Version)
        .Column(it => it.UpdatedAt)
        .Column(it => it.DueAt)
        .Column(it => it.Decision?.Version)
        .Column(it => it.Decision is { } decision ? WireName<EscrowState>.Of(decision.Target) : null)
        .Column(it => it.Decision is { } decision ? WireName<ActorClass>.Of(decision.By.Class) : null)
        .Column(it => it.Decision?.By.User?.Value)
        .Column(it => it.LedgerHead.ToBytes())
        .Column(it => it.ToldDueAt)
        .Column(it => it.HeldBackDueAt)
        .Column(it => it.DecisiveVersion)
        .Count();

    private static NpgsqlBatchCommand Kyc(this NpgsqlBatchCommand command, PartiesKyc? known) => command
        .Text(TierOf(known?.Buyer.Tier))
        .Flag(known?.Buyer.IsVerified)
        .Text(TierOf(known?.Seller.Tier))
        .Flag(known?.Seller.IsVerified)
        .Text(TierOf(known?.Required));

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
        Kyc = row.IsDBNull(30) ? null : ReadKyc(row),
        ToldDueAt = row.TimeOrNull(35),
        HeldBackDueAt = row.TimeOrNull(36),
        DecisiveVersion = row.GetInt64(37),
    };

    private static PartiesKyc ReadKyc(NpgsqlDataReader row) => new(
        new KycStanding(row.Name<KycTier>(30), row.GetBoolean(31)),
        new KycStanding(row.Name<KycTier>(32), row.GetBoolean(33)),
        row.IsDBNull(34) ? null : row.Name<KycTier>(34));

    private static string? TierOf(KycTier? tier) => tier is { } known ? WireName<KycTier>.Of(known) : null;

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
}
