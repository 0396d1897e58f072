using System.Net.Sockets;
using Npgsql;

namespace EscrowGrid.Core.Storage;

/// <summary>Tells a database that is away from a mistake of ours.</summary>
public static class StorageFailure
{
    /// <summary>
    /// True when the same request may succeed later: the server is down, starting, full or slow, or it cut the work
    /// off.
    /// </summary>
    public static bool IsUnavailable(Exception exception) => exception switch
    {
        // What is fatal ends the connection, and says nothing of the statement.
        PostgresException { InvariantSeverity: "FATAL" or "PANIC" } => true,
        PostgresException refused => refused.IsTransient || refused.SqlState is
            PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.DatabaseDropped
            or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InvalidPassword
            or PostgresErrorCodes.ReadOnlySqlTransaction,
        // Everything else of the driver is about the connection: refused, broken, timed out, pool used up.
        NpgsqlException or SocketException or TimeoutException => true,
        _ => false,
    };
}
