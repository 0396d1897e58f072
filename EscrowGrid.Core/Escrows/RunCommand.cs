using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Decides one stored command, after all those that were stored before it on the same escrow. What it decides, what it
/// changes and that the job is done are one transaction, so a crash at any point leaves all of it or nothing.
/// </summary>
public sealed class RunCommand(
    IEscrowStore escrows,
    CommandJudge judge,
    IEscrowCollections collections,
    CommandNews news,
    TimeProvider time)
    : IJobHandler<RunCommand.Payload>
{
    public static readonly JobType<Payload> Type = new("escrow.command")
    {
        Queue = JobQueues.EscrowCommands,
        Priority = JobPriority.Urgent,
        IsAboutMoney = true,
    };

    public static JobRequest Request(StoredCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Request(command, new JobId(command.Id.Value));
    }

    /// <summary>Once more, after something that came first.</summary>
    internal static JobRequest Request(StoredCommand command, JobId job) =>
        Type.Request(job, new Payload(command.Id.ToString())) with { OrderingKey = command.Escrow.ToString() };

    public async Task<JobAck> HandleAsync(Payload payload, JobContext job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(job);
        var id = PrefixedId.Parse<CommandId>(payload.Command);
        var about = PrefixedId.Parse<EscrowId>(job.OrderingKey);
        while (true)
        {
            var (found, escrow) = await escrows.FindPendingAsync(id, about, cancellationToken);
            if (found is not { } command || escrow is null)
                return job.Fail("There is no such command.");
            if (command.State is not CommandState.Pending)
            {
                news.Decided(id);
                return job.Complete();
            }

            var now = time.NowInMilliseconds();
            // Whoever noticed the deadline may have had a faster clock. A refusal would be for ever.
            if (command.Command is EscrowCommand.PassDeadline { DueAt: var due } && now < due)
                return job.Postpone(due - now);
            // A new one for every attempt: what was handed over with an attempt that stored nothing is not stored.
            var ack = job.Complete();
            if (await TryDecideAsync(command, escrow, now, ack, cancellationToken))
                return ack;
        }
    }

    /// <returns>False when the escrow or the command is no longer as it was.</returns>
    private async Task<bool> TryDecideAsync(
        StoredCommand command, Escrow escrow, DateTimeOffset now, JobAck ack, CancellationToken cancellationToken)
    {
        var verdict = await judge.DecideInTurnAsync(command, escrow, now, cancellationToken);
        if (verdict.Move is not { } move)
        {
            if (!await escrows.RejectAsync(verdict.Decided, ack, cancellationToken))
                return false;
            news.Decided(command.Id);
            return true;
        }

        if (verdict.EndsCollection
            && await collections.FindClosingAsync(command, cancellationToken) is { } closing)
        {
            // The command stays pending, and what comes in meanwhile is not held up behind it.
            await escrows.DeferAsync(closing, ack, cancellationToken);
            news.Enqueued();
            return true;
        }

        if (!await escrows.StoreAsync(move with { Trail = move.Trail with { Ack = ack } }, cancellationToken))
            return false;
        if (move.Trail.Jobs.Count > 0)
            news.Enqueued();
        news.Decided(command.Id);
        return true;
    }

    /// <param name="Command">Its id.</param>
    public sealed record Payload(string Command);
}
