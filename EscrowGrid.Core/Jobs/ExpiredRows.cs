using Npgsql;

namespace EscrowGrid.Core.Jobs;

/// <summary>
/// Deletes old rows, or what is old of them, in small batches, so that it disturbs nobody and may run on several
/// instances at once.
/// </summary>
internal static class ExpiredRows
{
    /// <param name="database">Where they are.</param>
    /// <param name="sweepBatch">Changes at most $2 rows that are older than $1, skipping rows in use; it finds none of
    /// them again.</param>
    /// <param name="before">Rows from before this moment are old.</param>
    /// <param name="cancellationToken">Ends it between two batches or in one.</param>
    /// <returns>The number of rows.</returns>
    public static async Task<long> SweepAsync(
        NpgsqlDataSource database, string sweepBatch, DateTimeOffset before, CancellationToken cancellationToken)
    {
        long total = 0;
        for (var batch = 0; batch < Limits.CleanupBatches; batch++)
        {
            await using var command = database.CreateCommand(sweepBatch);
            command.Parameters.Add(new() { Value = before });
            command.Parameters.Add(new() { Value = Limits.CleanupBatch });
            var swept = await command.ExecuteNonQueryAsync(cancellationToken);
            total += swept;
            if (swept < Limits.CleanupBatch)
                break;
        }

        return total;
    }
}
