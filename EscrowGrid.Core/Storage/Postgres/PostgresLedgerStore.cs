using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresLedgerStore(NpgsqlDataSource database) : ILedgerStore
{
    // The page is cut before the mirror is looked up, by the index of its ledger events.
    private const string ListAll =
        $"""
        SELECT {LedgerRows.MirroredColumns} FROM (
            SELECT * FROM ledger_events ORDER BY at, position_id, sequence LIMIT $1 OFFSET $2) AS it
        {LedgerRows.JoinMirror} ORDER BY it.at, it.position_id, it.sequence
        """;

    // The position's creation bounds the months to look into.
    private const string ListOfPosition =
        $"""
        SELECT {LedgerRows.MirroredColumns} FROM (
            SELECT * FROM ledger_events
            WHERE position_id = $1 AND at >= (SELECT created_at FROM positions WHERE id = $1)
            ORDER BY sequence LIMIT $2 OFFSET $3) AS it
        {LedgerRows.JoinMirror} ORDER BY it.sequence
        """;

    public async Task<Slice<LedgerEvent>> ListAsync(
        PositionId? position, Page page, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        var command = position is { } id ? batch.Add(ListOfPosition).Uuid(id.Value) : batch.Add(ListAll);
        command.Whole(page.Limit + 1).Whole(page.Offset);
        return await batch.ToSliceAsync(LedgerRows.ReadMirrored, page, cancellationToken);
    }
}
