using System.Runtime.CompilerServices;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Verification;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Positions and escrows of which one connection reads all, as its open transaction sees them. Ordered queries are
/// merged by what their rows are about.
/// </summary>
/// <param name="connection">With an open transaction.</param>
/// <param name="number">From 0 on.</param>
/// <param name="shares">Among how many connections they are divided, by the last byte of their ids.</param>
internal sealed class LedgerShare(NpgsqlConnection connection, int number, int shares)
{
    /// <summary>Which column of ledger events says whose they are.</summary>
    private const int LedgerSubject = 2;

    private const string Positions =
        """
        SELECT id, institution_id, asset_id, holder_reference, currency, amount, remaining_amount, state,
            external_reference, version, created_at, updated_at, ledger_head
        FROM positions WHERE {0} ORDER BY id
        """;

    private const string Ledger =
        $$"""
        SELECT {{LedgerRows.Columns}}, log_transaction, log_sequence FROM ledger_events
        WHERE {0} ORDER BY position_id, sequence, at
        """;

    private const string Lifecycle =
        """
        SELECT position_id, sequence, from_state, to_state, reason, metadata, at FROM position_events
        WHERE {0} ORDER BY position_id, sequence, at
        """;

    private const string Escrows =
        """
        SELECT id, institution_id, buyer_id, seller_id, rail, currency, amount, seller_fee, contract_reference,
            payment_deadline, on_silence, state, version, created_at, updated_at, ledger_head, milestone_of,
            milestone_number
        FROM escrows WHERE {0} ORDER BY id
        """;

    private const string EscrowLedger =
        $$"""
        SELECT {{EscrowEventRows.Columns}}, log_transaction, log_sequence FROM escrow_events
        WHERE {0} ORDER BY escrow_id, sequence, at
        """;

    private readonly LastId<PositionId> _position = new();
    private readonly LastId<EscrowId> _escrow = new();
    private readonly LastId<LedgerEventId> _event = new();
    private readonly LastId<InstitutionId> _institution = new();
    private readonly LastHash _hash = new();

    public async IAsyncEnumerable<PositionHistory> ReadHistoriesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var positions = Cursor("read_positions", Positions, "id", ReadPosition);
        var ledger = Cursor(
            "read_ledger", Ledger, "position_id", row => ReadLogged(row, _position.Read(row, 2)),
            LedgerSubject);
        var lifecycle = Cursor("read_lifecycle", Lifecycle, "position_id", ReadLifecycle);
        var movements = Cursor("read_movements", Moved("POSITION"), "subject_id", ReadMovement);
        var balances = Cursor("read_balances", Balanced("POSITION"), "subject_id", ReadBalance);
        ICursor[] all = [positions, ledger, lifecycle, movements, balances];
        foreach (var cursor in all)
            await cursor.OpenAsync(cancellationToken);
        while (await FindNextAsync(all, cancellationToken) is { } id)
        {
            var facts = await positions.TakeAsync(id, cancellationToken);
            yield return new PositionHistory(
                new PositionId(id).ToString(),
                facts is [var first, ..] ? first : null,
                await ledger.TakeAsync(id, cancellationToken),
                await lifecycle.TakeAsync(id, cancellationToken),
                await movements.TakeAsync(id, cancellationToken),
                await balances.TakeAsync(id, cancellationToken));
        }

        foreach (var cursor in all)
            await cursor.CloseAsync(cancellationToken);
    }

    public async IAsyncEnumerable<EscrowHistory> ReadEscrowsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var escrows = Cursor("read_escrows", Escrows, "id", ReadEscrow);
        var ledger = Cursor(
            "read_escrow_ledger", EscrowLedger, "escrow_id", row => ReadLogged(row, _escrow.Read(row, 2)),
            LedgerSubject);
        var movements = Cursor("read_escrow_movements", Moved("ESCROW"), "subject_id", ReadMovement);
        var balances = Cursor("read_escrow_balances", Balanced("ESCROW"), "subject_id", ReadBalance);
        ICursor[] all = [escrows, ledger, movements, balances];
        foreach (var cursor in all)
            await cursor.OpenAsync(cancellationToken);
        while (await FindNextAsync(all, cancellationToken) is { } id)
        {
            var facts = await escrows.TakeAsync(id, cancellationToken);
            yield return new EscrowHistory(
                new EscrowId(id).ToString(),
                facts is [var first, ..] ? first : null,
                await ledger.TakeAsync(id, cancellationToken),
                await movements.TakeAsync(id, cancellationToken),
                await balances.TakeAsync(id, cancellationToken));
        }

        foreach (var cursor in all)
            await cursor.CloseAsync(cancellationToken);
    }

    /// <param name="name">Of the cursor.</param>
    /// <param name="query">With a place for the condition of the share.</param>
    /// <param name="id">The column with the id that its rows are about.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="place">Which of the columns that is.</param>
    private CursorReader<T> Cursor<T>(
        string name, string query, string id, Func<NpgsqlDataReader, T> read, int place = 0)
    {
        var share = shares == 1 ? "true" : $"get_byte(uuid_send({id}), 15) % {shares} = {number}";
        return new CursorReader<T>(
            connection, name, query.Replace("{0}", share, StringComparison.Ordinal), place, read);
    }

    private static string Moved(string subjectKind) =>
        $$"""
        SELECT subject_id, ledger_event_id, number, institution_id, from_account, to_account, currency, amount, at
        FROM ledger_movements WHERE {0} AND subject_kind = '{{subjectKind}}'
        ORDER BY subject_id, at, ledger_event_id, number
        """;

    private static string Balanced(string subjectKind) =>
        $$"""
        SELECT subject_id, account, currency, balance FROM ledger_balances
        WHERE {0} AND subject_kind = '{{subjectKind}}' ORDER BY subject_id, account, currency
        """;

    /// <summary>The least of the ids that come next; null when all have ended.</summary>
    private static async ValueTask<Guid?> FindNextAsync(ICursor[] cursors, CancellationToken cancellationToken)
    {
        Guid? least = null;
        foreach (var cursor in cursors)
        {
            if (await cursor.PeekAsync(cancellationToken) is { } next && (least is not { } so || next < so))
                least = next;
        }

        return least;
    }

    private PositionFacts ReadPosition(NpgsqlDataReader row) => new(
        row.Id<PositionId>(0).ToString(),
        _institution.Read(row, 1),
        row.Id<AssetId>(2).ToString(),
        row.GetString(3),
        row.GetString(4),
        row.GetDecimal(5),
        row.GetDecimal(6),
        row.GetString(7),
        row.TextOrNull(8),
        row.GetInt64(9),
        row.Time(10),
        row.Time(11),
        _hash.Read(row, 12));

    private EscrowFacts ReadEscrow(NpgsqlDataReader row) => new(
        row.Id<EscrowId>(0).ToString(),
        _institution.Read(row, 1),
        row.Id<UserId>(2).ToString(),
        row.Id<UserId>(3).ToString(),
        row.GetString(4),
        row.GetString(5),
        row.GetDecimal(6),
        row.GetDecimal(7),
        row.TextOrNull(8),
        row.Time(9),
        row.GetString(10),
        row.GetString(11),
        row.GetInt64(12),
        row.Time(13),
        row.Time(14),
        _hash.Read(row, 15),
        row.IsDBNull(16) ? null : row.Id<EscrowId>(16).ToString(),
        row.IsDBNull(17) ? null : row.GetInt32(17));

    private LoggedRow ReadLogged(NpgsqlDataReader row, string subject) => new(
        new LedgerRow(
            row.Id<LedgerEventId>(0).ToString(),
            row.GetString(1),
            subject,
            row.GetInt64(3),
            row.Time(4),
            row.TextOrNull(5),
            row.GetString(6),
            row.Json(7),
            _hash.Read(row, 8),
            _hash.Read(row, 9)),
        row.GetInt64(10),
        row.GetInt64(11));

    private LifecycleRow ReadLifecycle(NpgsqlDataReader row) => new(
        _position.Read(row, 0),
        row.GetInt64(1),
        row.GetString(2),
        row.GetString(3),
        row.TextOrNull(4),
        row.IsDBNull(5) ? null : JsonText.FromStored(row.GetString(5)),
        row.Time(6));

    private MovementRow ReadMovement(NpgsqlDataReader row) => new(
        _event.Read(row, 1),
        row.GetInt32(2),
        _institution.Read(row, 3),
        row.GetString(4),
        row.GetString(5),
        row.GetString(6),
        row.GetDecimal(7),
        row.Time(8));

    private static BalanceRow ReadBalance(NpgsqlDataReader row) =>
        new(row.GetString(1), row.GetString(2), row.GetDecimal(3));
}
