using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Storage.Postgres;
using Npgsql;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>Writes the effect in the transaction of the acknowledgement, as the product's own handlers do.</summary>
internal sealed class WorkHandler(NpgsqlDataSource database, Reports reports) : IJobHandler<Work>
{
    private const string Effect = "INSERT INTO fault_effects (name, ordering_key, process) VALUES ($1, $2, $3)";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public async Task<JobAck> HandleAsync(Work payload, JobContext job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(job);
        if (job.Attempt <= payload.Failures)
            return job.RetryAfter(Pause, "injected");
        if (payload.IsBroken && !await IsMendedAsync(cancellationToken))
            return job.RetryAfter(Pause, "broken");
        var isFirst = job.Attempt == 1;
        if (isFirst && payload.Hold is HoldAt.BeforeItsWrite)
            await reports.HoldAsync(payload.Name);
        var ack = job.Complete();
        await WriteAsync(payload, job, ack);
        if (isFirst && payload.Hold is HoldAt.AfterItsWrite)
            await reports.HoldAsync(payload.Name);
        return ack;
    }

    /// <summary>
    /// Also when it was asked to stop: a worker that wakes late is to be refused by the database alone.
    /// </summary>
    private async Task WriteAsync(Work payload, JobContext job, JobAck ack)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Effect).Text(payload.Name).Text(job.OrderingKey).Whole(Environment.ProcessId);
        batch.Append(ack);
        try
        {
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (PostgresException exception) when (exception.SqlState == JobRows.LeaseLost)
        {
            reports.Say($"{Reports.Refused} {payload.Name}");
            throw new LeaseLostException(exception.MessageText, exception);
        }
    }

    private async Task<bool> IsMendedAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT EXISTS (SELECT FROM fault_mended)");
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
