using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows that belong to an escrow: money in, money out, delivery, dispute.</summary>
internal static class EscrowPartRows
{
    public const string Settlements =
        """
        SELECT id, decision, kind, amount, fee, source, destination, state, provider_id, error FROM settlements
        WHERE escrow_id = $1 ORDER BY number
        """;

    public const string Receipts =
        "SELECT provider_id, amount, sender, applied FROM funds_received WHERE escrow_id = $1 ORDER BY number";

    public const string Delivery = "SELECT at, title, description FROM deliveries WHERE escrow_id = $1";

    public const string Dispute =
        """
        SELECT opened_at, opened_by, opened_by_user, reason, description, outcome, offer_version, offer_by,
            offer_by_user, offer_outcome, offer_refund, offer_at, escalated_at, reviewer, reviewer_user
        FROM disputes WHERE escrow_id = $1
        """;

    public const string Milestones =
        """
        SELECT id, milestone_number, milestone_title, amount, state FROM escrows
        WHERE milestone_of = $1 ORDER BY milestone_number
        """;

    private const string InsertSettlement =
        """
        INSERT INTO settlements (id, escrow_id, number, decision, kind, amount, fee, source, destination, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private const string UpdateSettlement =
        "UPDATE settlements SET state = $2, provider_id = $3, error = $4 WHERE id = $1";

    private const string InsertReceipt =
        """
        INSERT INTO funds_received (escrow_id, number, rail, provider_id, amount, sender, applied, recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    private const string UpdateReceipt =
        "UPDATE funds_received SET applied = $3 WHERE rail = $1 AND provider_id = $2";

    private const string InsertDelivery =
        "INSERT INTO deliveries (escrow_id, at, title, description) VALUES ($1, $2, $3, $4)";

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

    /// <summary>What the move adds to them and changes of them.</summary>
    public static void AppendParts(this NpgsqlBatch batch, EscrowMove move)
    {
        var escrow = move.After;
        batch.AppendReceipts(move);
        var number = move.Before?.Settlements.Count ?? 0;
        foreach (var settlement in move.NewSettlements)
            batch.Add(InsertSettlement).Of(settlement, escrow.Id, number++);
        foreach (var settlement in move.ChangedSettlements)
        {
            batch.Add(UpdateSettlement)
                .Uuid(settlement.Id.Value)
                .Text(WireName<SettlementState>.Of(settlement.State))
                .Text(settlement.ProviderId)
                .Text(settlement.Error);
        }

        if (move.Before?.Delivery is null && escrow.Delivery is { } delivery)
        {
            batch.Add(InsertDelivery)
                .Uuid(escrow.Id.Value).Time(delivery.At).Text(delivery.Title).Text(delivery.Description);
        }

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

    private static void AppendReceipts(this NpgsqlBatch batch, EscrowMove move)
    {
        var escrow = move.After;
        var rail = WireName<Rail>.Of(escrow.Rail);
        var number = move.Before?.Receipts.Count ?? 0;
        foreach (var receipt in move.NewReceipts)
        {
            batch.Add(InsertReceipt)
                .Uuid(escrow.Id.Value)
                .Whole(number++)
                .Text(rail)
                .Text(receipt.ProviderId)
                .Number(receipt.Amount.Value)
                .Text(receipt.Sender)
                .Number(receipt.Applied.Value)
                .Time(escrow.UpdatedAt);
        }

        foreach (var receipt in move.ChangedReceipts)
            batch.Add(UpdateReceipt).Text(rail).Text(receipt.ProviderId).Number(receipt.Applied.Value);
    }

    private static void Of(this NpgsqlBatchCommand command, Settlement settlement, EscrowId escrow, int number) =>
        command
            .Uuid(settlement.Id.Value)
            .Uuid(escrow.Value)
            .Whole(number)
            .Whole(settlement.Decision)
            .Text(WireName<SettlementKind>.Of(settlement.Kind))
            .Number(settlement.Amount.Value)
            .Number(settlement.Fee.Value)
            .Text(settlement.Source)
            .Text(settlement.Destination)
            .Text(WireName<SettlementState>.Of(settlement.State));
}
