using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Outbox;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Stores a change: the statements of a batch, its trail and its idempotency record, in one round trip, all or nothing.
/// </summary>
internal static class Changes
{
    /// <summary>SQLSTATE of <c>require_one_row</c>; class EG is nobody else's.</summary>
    private const string NotOneRow = "EG409";

    /// <exception cref="IdempotencyKeyUsedException">Nothing is stored.</exception>
    public static async Task StoreAsync(this NpgsqlBatch batch, Trail trail, CancellationToken cancellationToken)
    {
        // First of all statements: a repeat waits here for the request that it repeats, before it waits for any row of
        // the change, and then meets the record and not the guard of the change.
        if (trail.Idempotency is { } record)
            batch.BatchCommands.Insert(0, IdempotencyRows.Insert(record));
        batch.Append(trail);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (IdempotencyRows.IsRepeat(exception))
        {
            throw new IdempotencyKeyUsedException("The key has a record.", exception);
        }
    }

    /// <summary>
    /// For batches with a statement that changes exactly one row or refuses, by the SQL function
    /// <c>require_one_row</c>, which rolls the whole batch back. So a rival that lost stores nothing, without a
    /// transaction of several round trips.
    /// </summary>
    /// <returns>False when the guard refused.</returns>
    /// <exception cref="IdempotencyKeyUsedException">Nothing is stored.</exception>
    public static async Task<bool> TryStoreAsync(
        this NpgsqlBatch batch, Trail trail, CancellationToken cancellationToken)
    {
        try
        {
            await batch.StoreAsync(trail, cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == NotOneRow)
        {
            return false;
        }
    }
}
