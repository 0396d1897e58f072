using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows that belong to an escrow: money in, money out, delivery, dispute.</summary>
internal static class EscrowPartRows
{
    /// <summary>
    /// One of $1. How many there are is kept from the planner: for a few it would plan anew each time, which takes
    /// longer than reading them.
    /// </summary>
    public const string AnyOf = "ANY((SELECT $1::uuid[])::uuid[])";

    public const string Settlements =
        $"""
        SELECT id, decision, kind, amount, fee, source, destination, state, provider_id, error, stopped_at,
            elsewhere, escrow_id
        FROM settlements WHERE escrow_id = {AnyOf} ORDER BY escrow_id, number
        """;

    public const string Receipts =
        $"""
        SELECT provider_id, amount, sender, applied, escrow_id FROM funds_received
        WHERE escrow_id = {AnyOf} ORDER BY escrow_id, number
        """;

    public const string Deliveries =
        $"SELECT at, title, description, escrow_id FROM deliveries WHERE escrow_id = {AnyOf}";

    public const string Disputes =
        $"""
        SELECT opened_at, opened_by, opened_by_user, reason, description, outcome, offer_version, offer_by,
            offer_by_user, offer_outcome, offer_refund, offer_at, escalated_at, reviewer, reviewer_user, escrow_id
        FROM disputes WHERE escrow_id = {AnyOf}
        """;

    public const string Milestones =
        $"""
        SELECT id, milestone_number, milestone_title, amount, state, milestone_of FROM escrows
        WHERE milestone_of = {AnyOf} ORDER BY milestone_of, milestone_number
        """;

    private const string InsertSettlements =
        """
        INSERT INTO settlements (
            id, escrow_id, number, decision, kind, amount, fee, source, destination, state, elsewhere)
        SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::bigint[], $5::text[], $6::numeric[],
            $7::numeric[], $8::text[], $9::text[], $10::text[], $11::text[])
        """;

    private const string UpdateSettlement =
        "UPDATE settlements SET state = $2, provider_id = $3, error = $4, stopped_at = $5 WHERE id = $1";

    private const string InsertReceipts =
        """
        INSERT INTO funds_received (escrow_id, number, rail, provider_id, amount, sender, applied, recorded_at)
        SELECT * FROM unnest($1::uuid[], $2::integer[], $3::text[], $4::text[], $5::numeric[], $6::text[],
            $7::numeric[], $8::timestamptz[])
        """;

    private const string UpdateReceipt =
        "UPDATE funds_received SET applied = $3 WHERE rail = $1 AND provider_id = $2";

    private const string InsertDeliveries =
        """
        INSERT INTO deliveries (escrow_id, at, title, description)
        SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[])
        """;

    private const string InsertDispute =
        """
        INSERT INTO disputes (escrow_id, opened_at, opened_by, opened_by_user, reason, description)
        VALUES ($1, $2, $3, $4, $5, $6)
        """;

    private const string UpdateDispute =
        """
        UPDATE disputes SET outcome = $2, offer_version = $3, offer_by = $4, offer_by_user = $5, offer_outcome = $6,
            offer_refund = $7, offer_at = $8, escalated_at = $9, reviewer = $10, reviewer_user = $11
        WHERE escrow_id = $1
        """;

    /// <summary>What the moves add to them and change of them.</summary>
    public static void AppendParts(this NpgsqlBatch batch, IReadOnlyList<EscrowMove> moves)
    {
        batch.AppendReceipts(moves);
        batch.AppendSettlements(moves);
        batch.AppendDeliveries(moves);
        foreach (var move in moves)
            batch.AppendDispute(move);
    }

    public static Settlement ReadSettlement(NpgsqlDataReader row) => new(
        row.Id<SettlementId>(0),
        row.GetInt64(1),
        row.Name<SettlementKind>(2),
        Amount.FromStored(row.GetDecimal(3)),
        Balance.FromStored(row.GetDecimal(4)),
        row.GetString(5),
        row.TextOrNull(6))
    {
        State = row.Name<SettlementState>(7),
        ProviderId = row.TextOrNull(8),
        Error = row.TextOrNull(9),
        StoppedAt = row.TimeOrNull(10),
        Elsewhere = row.TextOrNull(11),
    };

    public static Receipt ReadReceipt(NpgsqlDataReader row) => new(
        row.GetString(0),
        Amount.FromStored(row.GetDecimal(1)),
        row.TextOrNull(2),
        Balance.FromStored(row.GetDecimal(3)));

    public static Delivery ReadDelivery(NpgsqlDataReader row) =>
        new(row.Time(0), row.GetString(1), row.TextOrNull(2));

    public static Dispute ReadDispute(NpgsqlDataReader row) => new(
        new EscrowActor(row.Name<ActorClass>(1), row.IsDBNull(2) ? null : row.Id<UserId>(2)),
        row.Time(0),
        row.GetString(3),
        row.TextOrNull(4))
    {
        Outcome = row.IsDBNull(5) ? null : row.Name<DisputeOutcome>(5),
        Offer = row.IsDBNull(6) ? null : new DisputeOffer(
            row.GetInt64(6),
            new EscrowActor(row.Name<ActorClass>(7), row.IsDBNull(8) ? null : row.Id<UserId>(8)),
            row.Name<DisputeOutcome>(9),
            row.IsDBNull(10) ? null : Amount.FromStored(row.GetDecimal(10)),
            row.Time(11)),
        EscalatedAt = row.TimeOrNull(12),
        Reviewer = row.IsDBNull(13)
            ? null
            : new EscrowActor(row.Name<ActorClass>(13), row.IsDBNull(14) ? null : row.Id<UserId>(14)),
    };

    public static MilestoneProgress ReadMilestone(NpgsqlDataReader row) => new(
        row.Id<EscrowId>(0),
        row.GetInt32(1),
        row.GetString(2),
        Amount.FromStored(row.GetDecimal(3)),
        row.Name<EscrowState>(4));

    private static NpgsqlBatchCommand Of(this NpgsqlBatchCommand command, DisputeOffer? offer) => command
        .Whole(offer?.Version)
        .Text(offer is null ? null : WireName<ActorClass>.Of(offer.By.Class))
        .Uuid(offer?.By.User?.Value)
        .Text(offer is null ? null : WireName<DisputeOutcome>.Of(offer.Outcome))
        .Number(offer?.RefundAmount?.Value)
        .Time(offer?.At);

    private static void AppendDispute(this NpgsqlBatch batch, EscrowMove move)
    {
        var escrow = move.After;
        if (escrow.Dispute is { } dispute && move.Before?.Dispute is null)
        {
            batch.Add(InsertDispute)
                .Uuid(escrow.Id.Value)
                .Time(dispute.OpenedAt)
                .Text(WireName<ActorClass>.Of(dispute.OpenedBy.Class))
                .Uuid(dispute.OpenedBy.User?.Value)
                .Text(dispute.Reason)
                .Text(dispute.Description);
        }
        else if (escrow.Dispute is { } changed && changed != move.Before?.Dispute)
        {
            batch.Add(UpdateDispute)
                .Uuid(escrow.Id.Value)
                .Text(changed.Outcome is { } outcome ? WireName<DisputeOutcome>.Of(outcome) : null)
                .Of(changed.Offer)
                .Time(changed.EscalatedAt)
                .Text(changed.Reviewer is { } reviewer ? WireName<ActorClass>.Of(reviewer.Class) : null)
                .Uuid(changed.Reviewer?.User?.Value);
        }
    }

    private static void AppendDeliveries(this NpgsqlBatch batch, IReadOnlyList<EscrowMove> moves)
    {
        (EscrowId Escrow, Delivery Delivery)[] delivered =
        [
            .. moves
                .Where(it => it is { Before.Delivery: null, After.Delivery: not null })
                .Select(it => (it.After.Id, it.After.Delivery!)),
        ];
        if (delivered.Length == 0)
            return;
        batch.Add(InsertDeliveries, delivered)
            .Column(it => it.Escrow.Value)
            .Column(it => it.Delivery.At)
            .Column(it => it.Delivery.Title)
            .Column(it => it.Delivery.Description);
    }

    private static void AppendReceipts(this NpgsqlBatch batch, IReadOnlyList<EscrowMove> moves)
    {
        (Escrow Escrow, int Number, Receipt Receipt)[] received =
        [
            .. moves.SelectMany(it => it.NewReceipts.Select(
                (receipt, index) => (it.After, (it.Before?.Receipts.Count ?? 0) + index, receipt))),
        ];
        if (received.Length > 0)
        {
            batch.Add(InsertReceipts, received)
                .Column(it => it.Escrow.Id.Value)
                .Column(it => it.Number)
                .Column(it => WireName<Rail>.Of(it.Escrow.Rail))
                .Column(it => it.Receipt.ProviderId)
                .Column(it => it.Receipt.Amount.Value)
                .Column(it => it.Receipt.Sender)
                .Column(it => it.Receipt.Applied.Value)
                .Column(it => it.Escrow.UpdatedAt);
        }

        foreach (var move in moves)
        {
            foreach (var receipt in move.ChangedReceipts)
            {
                batch.Add(UpdateReceipt)
                    .Text(WireName<Rail>.Of(move.After.Rail)).Text(receipt.ProviderId).Number(receipt.Applied.Value);
            }
        }
    }

    private static void AppendSettlements(this NpgsqlBatch batch, IReadOnlyList<EscrowMove> moves)
    {
        (EscrowId Escrow, int Number, Settlement Settlement)[] reserved =
        [
            .. moves.SelectMany(it => it.NewSettlements.Select(
                (settlement, index) => (it.After.Id, (it.Before?.Settlements.Count ?? 0) + index, settlement))),
        ];
        if (reserved.Length > 0)
        {
            batch.Add(InsertSettlements, reserved)
                .Column(it => it.Settlement.Id.Value)
                .Column(it => it.Escrow.Value)
                .Column(it => it.Number)
                .Column(it => it.Settlement.Decision)
                .Column(it => WireName<SettlementKind>.Of(it.Settlement.Kind))
                .Column(it => it.Settlement.Amount.Value)
                .Column(it => it.Settlement.Fee.Value)
                .Column(it => it.Settlement.Source)
                .Column(it => it.Settlement.Destination)
                .Column(it => WireName<SettlementState>.Of(it.Settlement.State))
                .Column(it => it.Settlement.Elsewhere);
        }

        foreach (var settlement in moves.SelectMany(it => it.ChangedSettlements))
        {
            batch.Add(UpdateSettlement)
                .Uuid(settlement.Id.Value)
                .Text(WireName<SettlementState>.Of(settlement.State))
                .Text(settlement.ProviderId)
                .Text(settlement.Error)
                .Time(settlement.StoppedAt);
        }
    }
}
