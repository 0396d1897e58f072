using EscrowGrid.Core.Jobs;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>Acknowledgements that come with nothing else, as the first statements of a batch.</summary>
internal sealed class JobSettlement
{
    private readonly IReadOnlyList<JobAck> _acks;
    private readonly Dictionary<JobAck, NpgsqlBatchCommand> _updates = [];
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
        if (_acks.Count == 0)
            return [];
        HashSet<Guid> ended = [.. await reader.ToListAsync(row => row.GetGuid(0), cancellationToken)];
        // The others answer with the number of their rows alone, and locks with rows that say nothing.
        for (var result = 0; result < _results; result++)
            await reader.NextResultAsync(cancellationToken);
        return
        [
            .. _acks.Select(ack => IsPlain(ack)
                ? ended.Contains(ack.Lease.Job.Value)
                : _updates[ack].RecordsAffected == 1),
        ];
    }

    private static bool IsPlain(JobAck ack) =>
        ack is { Verdict: JobVerdict.Completed, Lease.OrderingKey: null };

    private void AddTo(NpgsqlBatch batch)
    {
        // Most acknowledgements are the same statement, so they are one.
        batch.Add($"{JobRows.Complete} RETURNING jobs.id").OfLeases([.. _acks.Where(IsPlain).Select(ack => ack.Lease)]);
        string[] keys = [.. _acks.Select(ack => ack.Lease.OrderingKey).OfType<string>()];
        batch.AddLocks(keys.Select(JobRows.LockOfKey));
        foreach (var ack in _acks.Where(ack => !IsPlain(ack)))
            _updates[ack] = batch.AddSettlement(ack);
        var own = _acks.Count(ack => ack is { Verdict: JobVerdict.Completed, Lease.OrderingKey: not null });
        _results = 1 + (keys.Length > 0 ? 1 : 0) + own;
    }
}
