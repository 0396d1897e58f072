using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// The commands of one process, many at once: what their jobs read is read in one round trip, and what they decide is
/// stored in one transaction. Where one of a group is refused the group stores nothing, and each of it is stored alone.
/// </summary>
internal sealed class EscrowGroups
{
    /// <summary>Two: while the database commits one, the next one is on its way.</summary>
    private const int AtOnce = 2;

    private const int Size = 64;

    private readonly NpgsqlDataSource _database;
    private readonly Gatherer<(CommandId Command, EscrowId Escrow), (StoredCommand?, Escrow?)> _reads;
    private readonly Gatherer<EscrowId, Escrow?> _escrows;
    private readonly Gatherer<EscrowMove, bool?> _writes;
    private readonly Gatherer<PromptCommand, bool?> _prompts;

    public EscrowGroups(NpgsqlDataSource database)
    {
        _database = database;
        _reads = new(AtOnce, Size, ReadAsync);
        _escrows = new(AtOnce, Size, ReadEscrowsAsync);
        _writes = new(AtOnce, Size, WriteAsync);
        _prompts = new(AtOnce, Size, WriteAsync);
    }

    /// <summary>Whether it is a job's work alone: nobody's key or session has to be live for it.</summary>
    public static bool Takes(EscrowMove move) =>
        move is { Command: not null, Opened: [], Sent: [], Trail: { Idempotency: null, Ack: not null } }
        && move.Trail.Ack.Verdict is JobVerdict.Completed
        && move.Trail.Audit.Call.Caller is { ApiKey: null, User: null };

    public Task<(StoredCommand? Command, Escrow? Escrow)> FindAsync(
        CommandId command, EscrowId escrow, CancellationToken cancellationToken) =>
        _reads.AddAsync((command, escrow), cancellationToken);

    public Task<Escrow?> FindAsync(EscrowId escrow, CancellationToken cancellationToken) =>
        _escrows.AddAsync(escrow, cancellationToken);

    /// <returns>False when the escrow or the command is no longer as it was.</returns>
    /// <exception cref="LeaseLostException">Nothing is stored.</exception>
    public async Task<bool> StoreAsync(EscrowMove move, CancellationToken cancellationToken)
    {
        if (await _writes.AddAsync(move, cancellationToken) is { } isStored)
            return isStored;
        await using var batch = _database.CreateBatch();
        batch.Append([move]);
        return await batch.TryStoreAsync(move.Trail, cancellationToken);
    }

    /// <returns>False when it is not its turn, or the escrow is no longer as it was.</returns>
    /// <exception cref="Idempotency.IdempotencyKeyUsedException">Nothing is stored.</exception>
    /// <exception cref="ApiKeys.ApiKeyRevokedException">Nothing is stored.</exception>
    public async Task<bool> StoreAsync(PromptCommand prompt, CancellationToken cancellationToken)
    {
        if (await _prompts.AddAsync(prompt, cancellationToken) is { } isStored)
            return isStored;
        await using var batch = _database.CreateBatch();
        batch.Append([prompt]);
        return await batch.TryExecuteAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<(StoredCommand?, Escrow?)>> ReadAsync(
        IReadOnlyList<(CommandId Command, EscrowId Escrow)> wanted)
    {
        var (commands, escrows) = await _database.FindPendingAsync(wanted, CancellationToken.None);
        return [.. wanted.Select(it => (commands.GetValueOrDefault(it.Command), escrows.GetValueOrDefault(it.Escrow)))];
    }

    private async Task<IReadOnlyList<Escrow?>> ReadEscrowsAsync(IReadOnlyList<EscrowId> wanted)
    {
        var escrows = await _database.FindEscrowsAsync([.. wanted.Distinct()], CancellationToken.None);
        return [.. wanted.Select(it => escrows.GetValueOrDefault(it))];
    }

    /// <returns>All true, or all null: nothing is stored, and each has to be tried alone.</returns>
    private async Task<IReadOnlyList<bool?>> WriteAsync(IReadOnlyList<EscrowMove> moves)
    {
        // In one order, so that no two groups ever wait for each other's rows.
        EscrowMove[] ordered = [.. moves.OrderBy(it => it.After.Id.Value)];
        await using var batch = _database.CreateBatch();
        batch.Append(ordered);
        batch.Append([.. ordered.Select(it => it.Trail)]);
        batch.AppendDone(
            [.. ordered.SelectMany(it => it.Trail.Jobs)], [.. ordered.Select(it => it.Trail.Ack).OfType<JobAck>()]);
        var isStored = await TryAsync(batch);
        return [.. moves.Select(_ => isStored)];
    }

    /// <returns>As for moves.</returns>
    private async Task<IReadOnlyList<bool?>> WriteAsync(IReadOnlyList<PromptCommand> prompts)
    {
        PromptCommand[] ordered = [.. prompts.OrderBy(it => it.Seen.Id.Value)];
        await using var batch = _database.CreateBatch();
        batch.Append(ordered);
        var isStored = await TryAsync(batch);
        return [.. prompts.Select(_ => isStored)];
    }

    /// <exception cref="NpgsqlException">Whether it is stored is not known, or the database is away.</exception>
    private static async Task<bool?> TryAsync(NpgsqlBatch batch)
    {
        try
        {
            await batch.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException)
        {
            // The server said no, so nothing is stored; alone each of them learns why.
            return null;
        }
    }
}
