using EscrowGrid.Core.Access;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Stores a change: the statements of a batch, its trail and its idempotency record, in one round trip, all or nothing.
/// </summary>
internal static class Changes
{
    /// <summary>SQLSTATE of the guards; class EG is nobody else's.</summary>
    public const string Refused = "EG409";

    /// <summary>SQLSTATE of <c>require_live_key</c> and <c>require_live_session</c>.</summary>
    private const string KeyIsDead = "EG401";

    // The authentication of the request may have been answered from memory, a moment before a revocation was heard.
    private const string RequireLiveKey = "SELECT require_live_key($1)";

    private const string RequireLiveSession = "SELECT require_live_session($1, $2)";

    /// <exception cref="IdempotencyKeyUsedException">Nothing is stored.</exception>
    /// <exception cref="ApiKeyRevokedException">Nothing is stored.</exception>
    /// <exception cref="LeaseLostException">Nothing is stored.</exception>
    public static async Task StoreAsync(this NpgsqlBatch batch, Trail trail, CancellationToken cancellationToken)
    {
        // First of all statements: a repeat waits here for the request that it repeats, before it waits for any row of
        // the change, and then meets the record and not the guard of the change.
        if (trail.Idempotency is { } record)
            batch.BatchCommands.Insert(0, IdempotencyRows.Insert(record));
        if (trail.Audit.Call.Caller.ApiKey is { } key)
            batch.BatchCommands.Insert(0, new NpgsqlBatchCommand(RequireLiveKey).Uuid(key.Value));
        if (trail.Audit.Call.Caller.User is { } user)
        {
            batch.BatchCommands.Insert(
                0,
                new NpgsqlBatchCommand(RequireLiveSession)
                    .Uuid(user.Session.Value)
                    .Text(WireName<UserRole>.Of(user.Role)));
        }

        batch.Append(trail);
        // Last: the lock of an ordering key is held for the rest of the transaction.
        batch.Append(trail.Jobs, trail.Ack);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (IdempotencyRows.IsRepeat(exception))
        {
            throw new IdempotencyKeyUsedException("The key has a record.", exception);
        }
        catch (PostgresException exception) when (exception.SqlState == KeyIsDead)
        {
            throw new ApiKeyRevokedException("The key or session ended meanwhile.", exception);
        }
        catch (PostgresException exception) when (exception.SqlState == JobRows.LeaseLost)
        {
            throw new LeaseLostException("The job is another worker's by now.", exception);
        }
    }

    /// <summary>
    /// For batches with a guard: a statement that changes exactly one row or refuses, by the SQL function
    /// <c>require_one_row</c>, or one that finds the rules as they were. A refusal rolls the whole batch back. So a
    /// rival that lost stores nothing, without a transaction of several round trips.
    /// </summary>
    /// <returns>False when the guard refused.</returns>
    /// <exception cref="IdempotencyKeyUsedException">Nothing is stored.</exception>
    /// <exception cref="ApiKeyRevokedException">Nothing is stored.</exception>
    public static async Task<bool> TryStoreAsync(
        this NpgsqlBatch batch, Trail trail, CancellationToken cancellationToken)
    {
        try
        {
            await batch.StoreAsync(trail, cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == Refused)
        {
            return false;
        }
    }

    /// <summary>
    /// As <see cref="TryStoreAsync(NpgsqlBatch, Trail, CancellationToken)"/>, for a change without a trail.
    /// </summary>
    public static async Task<bool> TryExecuteAsync(this NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == Refused)
        {
            return false;
        }
    }
}
