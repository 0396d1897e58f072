using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Decides a command by an escrow as it was read, and writes down what follows. Stores nothing: the same for whoever
/// decides it as it comes and for the job that decides it in its turn.
/// </summary>
public sealed class CommandJudge(EscrowRecorder recorder)
{
    /// <summary>What the audit trail has in the place of a request's method.</summary>
    private const string Method = "COMMAND";

    public CommandVerdict Decide(StoredCommand command, Escrow escrow, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(escrow);
        var decision = command.OnlyAtVersion is { } approved && approved != escrow.Version
            ? Problems.EscrowChanged.With($"It was approved for version {approved}")
            : EscrowLifecycle.Decide(escrow, command.Command, command.Actor, now);
        if (!decision.TryGet(out var step, out var problem))
            return new CommandVerdict(Reject(command, problem, now), Move: null);
        var move = recorder.Record(escrow, step, command.Actor, CallOf(command));
        var done = command with
        {
            State = CommandState.Completed,
            EscrowVersion = move.After.Version,
            SettledAt = now,
        };
        return new CommandVerdict(done, move with { Command = done })
        {
            EndsCollection = EndsCollection(escrow, step),
        };
    }

    /// <summary>Whether its way in has to be closed first: it is cancelled, or divided into parts with ways of their
    /// own.</summary>
    private static bool EndsCollection(Escrow before, EscrowStep step) =>
        before.State is EscrowState.AwaitFunds && before.Milestones.Count == 0
        && (step.After.State is EscrowState.Cancelled || step.After.Milestones.Count > 0);

    private static StoredCommand Reject(StoredCommand command, Problem problem, DateTimeOffset now) => command with
    {
        State = CommandState.Rejected,
        ErrorCode = problem.Kind.Code,
        ErrorDetails = problem.Details as string,
        SettledAt = now,
    };

    private static CallContext CallOf(StoredCommand command) => new(
        Caller.System,
        command.RequestId,
        Method,
        $"/escrows/{CommandText.NameOf(command.Command)}",
        ClientAddress: null);
}
