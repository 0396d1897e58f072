using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows of <c>chain_operations</c> and <c>chain_transactions</c>.</summary>
internal static class ChainRows
{
    public const string Columns =
        "it.id, it.number, it.ledger_event_id, it.position_id, it.institution_id, it.kind, it.payload, it.state, "
        + "it.attempts, it.reason, it.due_at, it.chain_id, it.account, it.nonce, it.transaction_hash, it.sent_at, "
        + "it.block_number, it.block_hash, it.confirmed_at, it.is_final, it.created_at, it.updated_at, it.version";

    public const string TransactionColumns =
        "it.hash, it.raw, it.gas, it.tip_per_gas, it.fee_per_gas, it.signed_at, it.operation_id, it.nonce";

    private const string Insert =
        """
        INSERT INTO chain_operations (id, ledger_event_id, position_id, institution_id, kind, payload, state, attempts,
            reason, due_at, is_final, created_at, updated_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, false, $10, $10, 1)
        """;

    // Rivals wait here for the row; whoever comes second finds another version and changes no row.
    private const string Update =
        """
        WITH changed AS (
            UPDATE chain_operations
            SET state = $3, attempts = $4, reason = $5, due_at = $6, chain_id = $7, account = $8, nonce = $9,
                transaction_hash = $10, sent_at = $11, block_number = $12, block_hash = $13, confirmed_at = $14,
                is_final = $15, updated_at = $16, version = $2 + 1
            WHERE id = $1 AND version = $2
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM changed
        """;

    private const string InsertTransaction =
        """
        INSERT INTO chain_transactions (operation_id, chain_id, account, nonce, hash, raw, gas, tip_per_gas,
            fee_per_gas, signed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    public static void AddInsert(this NpgsqlBatch batch, ChainOperation operation) => batch.Add(Insert)
        .Uuid(operation.Id.Value)
        .Uuid(operation.LedgerEvent.Value)
        .Uuid(operation.Position.Value)
        .Uuid(operation.Institution.Value)
        .Text(operation.Record.Kind)
        .Text(operation.Record.Payload)
        .Text(WireName<MirrorState>.Of(operation.State))
        .Text(operation.Reason)
        .Time(operation.DueAt)
        .Time(operation.CreatedAt);

    /// <summary>Refuses by a guard when the record is at another version; see <see cref="Changes"/>.</summary>
    public static void AddUpdate(this NpgsqlBatch batch, ChainOperation before, ChainOperation after) =>
        batch.Add(Update)
            .Uuid(before.Id.Value)
            .Whole(before.Version)
            .Text(WireName<MirrorState>.Of(after.State))
            .Whole(after.Attempts)
            .Text(after.Reason)
            .Time(after.DueAt)
            .Whole(after.Slot?.ChainId)
            .Text(after.Slot?.Account)
            .Whole(after.Slot?.Nonce)
            .Text(after.TransactionHash)
            .Time(after.SentAt)
            .Whole(after.Block?.Number)
            .Text(after.Block?.Hash)
            .Time(after.ConfirmedAt)
            .Flag(after.IsFinal)
            .Time(after.UpdatedAt);

    public static void AddTransaction(this NpgsqlBatch batch, ChainOperation operation, ChainTransaction transaction)
    {
        var slot = operation.Slot
            ?? throw new ArgumentException("A transaction needs a nonce.", nameof(operation));
        batch.Add(InsertTransaction)
            .Uuid(operation.Id.Value)
            .Whole(slot.ChainId)
            .Text(slot.Account)
            .Whole(slot.Nonce)
            .Text(transaction.Hash)
            .Bytes(transaction.Raw)
            .Whole(transaction.Gas)
            .Whole(transaction.Fee.Tip)
            .Whole(transaction.Fee.Maximum)
            .Time(transaction.SignedAt);
    }

    public static ChainOperation Read(NpgsqlDataReader row) => new(
        row.Id<ChainOperationId>(0),
        row.Id<LedgerEventId>(2),
        row.Id<PositionId>(3),
        row.Id<InstitutionId>(4),
        new ChainRecord($"{row.Id<PositionId>(3)}", row.GetString(5), row.GetString(6)),
        row.Time(20))
    {
        Number = row.GetInt64(1),
        State = row.Name<MirrorState>(7),
        Attempts = row.GetInt32(8),
        Reason = row.TextOrNull(9),
        DueAt = row.Time(10),
        Slot = row.IsDBNull(13) ? null : new ChainSlot(row.GetInt64(11), row.GetString(12), row.GetInt64(13)),
        TransactionHash = row.TextOrNull(14),
        SentAt = row.TimeOrNull(15),
        Block = row.IsDBNull(16) ? null : new ChainBlock(row.GetInt64(16), row.GetString(17)),
        ConfirmedAt = row.TimeOrNull(18),
        IsFinal = row.GetBoolean(19),
        UpdatedAt = row.Time(21),
        Version = row.GetInt32(22),
    };

    public static ChainTransaction ReadTransaction(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetFieldValue<byte[]>(1),
        row.GetInt64(2),
        new ChainFee(row.GetInt64(3), row.GetInt64(4)),
        row.Time(5));
}
