using System.Globalization;
using Npgsql;

namespace EscrowGrid.Core.Storage;

/// <summary>
/// Keeps the logs growing when a dump is restored into a server whose transaction numbers are lower: new rows would
/// otherwise be placed before rows that readers have passed, and be skipped. Part of the verb migrate.
/// </summary>
internal static class LogContinuity
{
    // A stored row's transaction is below the next one of its server, always; unless it came from another server.
    private const string FindOvertaken =
        """
        SELECT last.place FROM (
            SELECT GREATEST(
                (SELECT max(log_transaction) FROM ledger_events),
                (SELECT max(log_transaction) FROM ledger_movements),
                (SELECT max(log_transaction) FROM escrow_events),
                (SELECT max(log_transaction) FROM events),
                (SELECT max(through_transaction) FROM ledger_checkpoints)) AS place) AS last
        WHERE last.place >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint + log_offset()
        """;

    /// <returns>The new offset, or null when nothing had to be done.</returns>
    public static async Task<long?> EnsureAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var find = new NpgsqlCommand(FindOvertaken, connection);
        if (await find.ExecuteScalarAsync(cancellationToken) is not long last)
            return null;
        var raise = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            CREATE OR REPLACE FUNCTION log_offset() RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT {last}::bigint'
            """);
        await using var command = new NpgsqlCommand(raise, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return last;
    }
}
