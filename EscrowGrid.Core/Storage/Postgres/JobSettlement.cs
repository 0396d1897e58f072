using EscrowGrid.Core.Jobs;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Acknowledgements that come with nothing else, as the first statements of a batch. Most are of two kinds, which are
/// one statement each.
/// </summary>
internal sealed class JobSettlement
{
    private const string PostponeAll =
        """
        UPDATE jobs SET state = 'SCHEDULED', lease_until = NULL, run_at = job_time() + held.delay,
            attempt = attempt - 1
        FROM unnest($1::uuid[], $2::bigint[], $3::interval[]) AS held (id, fence, delay)
        WHERE jobs.id = held.id AND jobs.fence = held.fence AND lease_until IS NOT NULL
        RETURNING jobs.id
        """;

    private readonly IReadOnlyList<JobAck> _acks;
    private readonly Dictionary<JobAck, NpgsqlBatchCommand> _updates = [];
    private bool _hasLocks;
    private int _results;

    private JobSettlement(IReadOnlyList<JobAck> acks) => _acks = acks;

    public static JobSettlement Begin(NpgsqlBatch batch, IReadOnlyList<JobAck> acks)
    {
        var settlement = new JobSettlement(acks);
        if (acks.Count > 0)
            settlement.AddTo(batch);
        return settlement;
    }

    /// <summary>Reads the answers of its statements, and leaves the reader at the first one of the next.</summary>
    /// <returns>For each acknowledgement whether it counted.</returns>
    public async Task<IReadOnlyList<bool>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        // Locks answer with rows that say nothing, and single updates with the number of theirs alone.
        if (_hasLocks)
            await reader.NextResultAsync(cancellationToken);
        HashSet<Guid> counted = [];
        for (var result = 0; result < _results; result++)
        {
            counted.UnionWith(await reader.ToListAsync(row => row.GetGuid(0), cancellationToken));
            await reader.NextResultAsync(cancellationToken);
        }

        return
        [
            .. _acks.Select(ack => _updates.TryGetValue(ack, out var update)
                ? update.RecordsAffected == 1
                : counted.Contains(ack.Lease.Job.Value)),
        ];
    }

    private void AddTo(NpgsqlBatch batch)
    {
        JobAck[] completed = [.. _acks.Where(ack => ack.Verdict is JobVerdict.Completed)];
        JobAck[] postponed = [.. _acks.Where(ack => ack.Verdict is JobVerdict.Postponed)];
        string[] keys = [.. completed.Select(ack => ack.Lease.OrderingKey).OfType<string>()];
        _hasLocks = keys.Length > 0;
        batch.AddLocks(keys.Select(JobRows.LockOfKey));
        if (completed.Length > 0)
        {
            batch.Add($"{JobRows.Complete} RETURNING jobs.id").OfLeases([.. completed.Select(ack => ack.Lease)]);
            _results++;
        }

        if (_hasLocks)
            batch.AddUnpark(keys);
        if (postponed.Length > 0)
        {
            batch.Add(PostponeAll)
                .OfLeases([.. postponed.Select(ack => ack.Lease)])
                .Many(postponed.Select(ack => ack.Delay).ToArray());
            _results++;
        }

        foreach (var ack in _acks.Except(completed).Except(postponed))
            _updates[ack] = batch.AddSettlement(ack);
    }
}
