using Npgsql;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Reads how many connections a service may have, and how long it waits for one. Two services of 100 connections each
/// are more than PostgreSQL allows by default, so neither is more (escrow-services.md, T-57).
/// </summary>
internal static class DatabasePool
{
    private const int MaximumSize = 200;
    private const int MaximumTimeoutMs = 60_000;
    private const double Second = 1_000;

    /// <param name="reader">Has the variables.</param>
    /// <param name="connectionString">Its own size of the pool stays.</param>
    public static string Apply(SettingsReader reader, string connectionString)
    {
        var size = reader.Whole(SettingNames.DatabasePoolSize, unset: 0, MaximumSize);
        var timeoutMs = reader.Whole(SettingNames.DatabasePoolTimeout, unset: 0, MaximumTimeoutMs);
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        if (size > 0 && !connection.ShouldSerialize("Maximum Pool Size"))
            connection.MaxPoolSize = size;
        if (timeoutMs > 0)
            connection.Timeout = (int)Math.Ceiling(timeoutMs / Second);
        return connection.ConnectionString;
    }
}
