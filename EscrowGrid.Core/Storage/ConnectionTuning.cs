using Npgsql;

namespace EscrowGrid.Core.Storage;

/// <summary>How the services talk to the database, unless the operator's connection string says otherwise.</summary>
public static class ConnectionTuning
{
    // Two API replicas at their busiest leave a worker, a migration and an operator room below the 100 connections
    // that a Postgres server allows by default.
    private const int PoolSize = 40;

    private const int ConnectSeconds = 5;
    private const int StatementSeconds = 10;

    // More than the number of different statements: all of them are prepared on each connection.
    private const int PreparedStatements = 100;

    public static string Apply(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Maximum Pool Size"))
            settings.MaxPoolSize = PoolSize;
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = PreparedStatements;
        // A client is told to come back rather than kept waiting for a server that does not answer.
        if (!settings.ShouldSerialize("Timeout"))
            settings.Timeout = ConnectSeconds;
        if (!settings.ShouldSerialize("Command Timeout"))
            settings.CommandTimeout = StatementSeconds;
        // Whoever logs in acts as the role that cannot change the ledger, from its first statement on.
        if (!settings.ShouldSerialize("Options"))
            settings.Options = $"-c role={ApplicationRole.Name}";
        // Our statements leave nothing behind in a session, so there is nothing to reset.
        settings.NoResetOnClose = true;
        return settings.ConnectionString;
    }
}
