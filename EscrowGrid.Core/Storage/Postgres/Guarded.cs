using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Batches whose first statement changes exactly one row or refuses, by the SQL function <c>require_one_row</c>, which
/// rolls the whole batch back. So a rival that lost stores nothing, without a transaction of several round trips.
/// </summary>
internal static class Guarded
{
    /// <summary>SQLSTATE of <c>require_one_row</c>; class EG is nobody else's.</summary>
    private const string NotOneRow = "EG409";

    /// <summary>False when the guard refused.</summary>
    public static async Task<bool> TryExecuteAsync(this NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == NotOneRow)
        {
            return false;
        }
    }
}
