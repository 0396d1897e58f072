using EscrowGrid.Core.Chain;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// The nonce manager: the row of an account is locked for as long as it takes to give out its next nonces, to sign with
/// them, and to store what was signed. Nobody is asked over a network meanwhile.
/// </summary>
internal static class NonceAssignment
{
    // Takes the lock, whether or not there was a row.
    private const string Lock =
        """
        INSERT INTO chain_accounts (chain_id, account, next_nonce) VALUES ($1, $2, $3)
        ON CONFLICT (chain_id, account) DO UPDATE SET
            next_nonce = greatest(chain_accounts.next_nonce, excluded.next_nonce)
        RETURNING next_nonce
        """;

    private const string FindUnchanged =
        """
        SELECT it.id FROM chain_operations AS it
        JOIN unnest($1, $2) AS wanted (id, version) ON wanted.id = it.id AND wanted.version = it.version
        FOR UPDATE OF it
        """;

    private const string Count = "UPDATE chain_accounts SET next_nonce = $3 WHERE chain_id = $1 AND account = $2";

    public static async Task<IReadOnlyList<WatchedOperation>> RunAsync(
        NpgsqlDataSource database, ChainAssignment assignment, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (next, unchanged) = await LockAsync(connection, assignment, cancellationToken);
        var assigned = assignment.Assign(next, unchanged.Contains);
        if (assigned.Count == 0)
            return [];

        await using var batch = new NpgsqlBatch(connection, transaction);
        var facts = assignment.Facts;
        batch.Add(Count).Whole(facts.ChainId).Text(facts.Account).Whole(next + assigned.Count);
        foreach (var (before, after) in assigned)
        {
            batch.AddUpdate(before, after.Operation);
            batch.AddTransaction(after.Operation, after.Last);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. assigned.Select(pair => pair.After)];
    }

    private static async Task<(long Next, HashSet<Guid> Unchanged)> LockAsync(
        NpgsqlConnection connection, ChainAssignment assignment, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        var facts = assignment.Facts;
        batch.Add(Lock).Whole(facts.ChainId).Text(facts.Account).Whole(facts.Nonce);
        var wanted = batch.Add(FindUnchanged)
            .Uuids([.. assignment.Operations.Select(it => it.Operation.Id.Value)]);
        wanted.Parameters.Add(new NpgsqlParameter<int[]>
        {
            TypedValue = [.. assignment.Operations.Select(it => it.Operation.Version)],
        });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var next = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken);
        var unchanged = await reader.ToListAsync(row => row.GetGuid(0), cancellationToken);
        return (next, [.. unchanged]);
    }
}
