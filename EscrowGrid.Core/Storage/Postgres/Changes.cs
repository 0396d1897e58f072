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
    private const string RequireLiveKeys = "SELECT require_live_key(it.key) FROM unnest($1::uuid[]) AS it (key)";

    private const string RequireLiveSessions =
        "SELECT require_live_session(it.id, it.role) FROM unnest($1::uuid[], $2::text[]) AS it (id, role)";

    /// <exception cref="IdempotencyKeyUsedException">Nothing is stored.</exception>
    /// <exception cref="ApiKeyRevokedException">Nothing is stored.</exception>
    /// <exception cref="LeaseLostException">Nothing is stored.</exception>
    public static Task StoreAsync(this NpgsqlBatch batch, Trail trail, CancellationToken cancellationToken)
    {
        batch.Complete(trail);
        return batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>
    /// For batches with a guard: a statement that changes exactly one row or refuses, by the SQL function
    /// <c>require_one_row</c>, or one that finds the rules as they were. A refusal rolls the whole batch back. So a
    /// rival that lost stores nothing, without a transaction of several round trips.
    /// </summary>
    /// <returns>False when the guard refused.</returns>
    /// <exception cref="IdempotencyKeyUsedException">Nothing is stored.</exception>
    /// <exception cref="ApiKeyRevokedException">Nothing is stored.</exception>
    public static Task<bool> TryStoreAsync(this NpgsqlBatch batch, Trail trail, CancellationToken cancellationToken)
    {
        batch.Complete(trail);
        return batch.TryExecuteAsync(cancellationToken);
    }

    /// <summary>
    /// As <see cref="TryStoreAsync(NpgsqlBatch, Trail, CancellationToken)"/>, for a batch that has all of its
    /// statements.
    /// </summary>
    public static async Task<bool> TryExecuteAsync(this NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await batch.ExecuteAsync(cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == Refused)
        {
            return false;
        }
    }

    /// <summary>Executes a batch, and says by an exception of ours why the database refused it.</summary>
    /// <exception cref="IdempotencyKeyUsedException">Nothing is stored.</exception>
    /// <exception cref="ApiKeyRevokedException">Nothing is stored.</exception>
    /// <exception cref="LeaseLostException">Nothing is stored.</exception>
    public static async Task ExecuteAsync(this NpgsqlBatch batch, CancellationToken cancellationToken)
    {
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
    /// Before all statements of a change: that those who want it still may, and the records of their keys. A repeat
    /// waits here for the request that it repeats, before it waits for any row of the change, and then meets the record
    /// and not the guard of the change.
    /// </summary>
    public static void PutFirst(this NpgsqlBatch batch, IReadOnlyList<Trail> trails)
    {
        Guid[] keys = [.. trails.Select(it => it.Audit.Call.Caller.ApiKey?.Value).OfType<Guid>().Distinct()];
        (Guid Id, string Role)[] sessions =
        [
            .. trails.Select(it => it.Audit.Call.Caller.User).OfType<UserCaller>()
                .Select(it => (it.Session.Value, WireName<UserRole>.Of(it.Role))).Distinct(),
        ];
        IdempotencyRecord[] records = [.. trails.Select(it => it.Idempotency).OfType<IdempotencyRecord>()];
        if (records.Length > 0)
            batch.BatchCommands.Insert(0, IdempotencyRows.Insert(records));
        if (keys.Length > 0)
            batch.BatchCommands.Insert(0, new NpgsqlBatchCommand(RequireLiveKeys).Uuids(keys));
        if (sessions.Length > 0)
        {
            batch.BatchCommands.Insert(
                0,
                new NpgsqlBatchCommand(RequireLiveSessions)
                    .Uuids([.. sessions.Select(it => it.Id)])
                    .Texts([.. sessions.Select(it => it.Role)]));
        }
    }

    private static void Complete(this NpgsqlBatch batch, Trail trail)
    {
        batch.PutFirst([trail]);
        batch.Append(trail);
        // Last: the lock of an ordering key is held for the rest of the transaction.
        batch.Append(trail.Jobs, trail.Ack);
    }
}
