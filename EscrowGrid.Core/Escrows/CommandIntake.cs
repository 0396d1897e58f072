using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Takes commands in. Whoever waits for one has it decided as it comes where nothing of the escrow waits before it: one
/// transaction holds that it was wanted and what became of it. All others are stored with the jobs that decide them, in
/// their order.
/// </summary>
public sealed class CommandIntake(
    IEscrowStore escrows, CommandJudge judge, JobSignal jobs, CommandSignal decided, TimeProvider time)
{
    /// <summary>Stores commands, and wakes those who decide them.</summary>
    public async Task StoreAsync(CommandBatch batch, CancellationToken cancellationToken)
    {
        await escrows.EnqueueAsync(batch, cancellationToken);
        jobs.Raise();
    }

    /// <param name="wanted">One command, with a trail.</param>
    /// <param name="seen">Its escrow, read a moment ago.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>The command: decided, or stored with the job that decides it.</returns>
    public async Task<StoredCommand> DecideAsync(
        CommandBatch wanted, Escrow seen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(seen);
        var command = wanted.Commands.Single();
        var verdict = judge.Decide(command, seen, time.NowInMilliseconds());
        var prompt = new PromptCommand(verdict, seen, wanted.Trail!);
        if (IsAlone(verdict) && await escrows.TryStoreAsync(prompt, cancellationToken))
        {
            if (prompt.Jobs.Count > 0)
                jobs.Raise();
            decided.Hear(command.Id);
            return verdict.Decided;
        }

        await StoreAsync(wanted, cancellationToken);
        return command;
    }

    /// <summary>Whether it is about nothing but its escrow: no other escrow, and no provider to be asked first.
    /// </summary>
    private static bool IsAlone(CommandVerdict verdict) =>
        !verdict.EndsCollection && verdict.Move is null or { Opened: [], Sent: [] };
}
