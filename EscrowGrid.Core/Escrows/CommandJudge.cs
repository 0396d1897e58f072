using EscrowGrid.Core.Access;
using EscrowGrid.Core.Escrows.Approvals;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Decides a command by an escrow as it was read, and writes down what follows. Stores nothing: the same for whoever
/// decides it as it comes and for the job that decides it in its turn.
/// </summary>
public sealed class CommandJudge(EscrowRecorder recorder, SecondPerson second)
{
    /// <summary>What the audit trail has in the place of a request's method.</summary>
    private const string Method = "COMMAND";

    public CommandVerdict Decide(StoredCommand command, Escrow escrow, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(escrow);
        var decision = command.OnlyAtVersion is { } approved && approved != escrow.DecisiveVersion
            ? Problems.EscrowChanged.With($"It was approved for version {approved}")
            : EscrowLifecycle.Decide(escrow, command.Command, command.Actor, now);
        if (!decision.TryGet(out var step, out var problem))
            return Refuse(command, problem, now);
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

    /// <summary>
    /// Decides one that has waited for its turn. Money that came before it may be so much that a second person has to
    /// agree, where nobody had to when it was taken in.
    /// </summary>
    public async Task<CommandVerdict> DecideInTurnAsync(
        StoredCommand command, Escrow escrow, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(escrow);
        var verdict = Decide(command, escrow, now);
        var lacksPerson = verdict.Move is not null && command.OnlyAtVersion is null
            && await second.IsNeededAsync(new SeenEscrow(escrow, command.Actor), command.Command, cancellationToken);
        return lacksPerson
            ? Refuse(command, Problems.EscrowChanged.With("A second person has to agree by now"), now)
            : verdict;
    }

    /// <summary>Whether its way in has to be closed first: it is cancelled, or divided into parts with ways of their
    /// own.</summary>
    private static bool EndsCollection(Escrow before, EscrowStep step) =>
        before.State is EscrowState.AwaitFunds && before.Milestones.Count == 0
        && (step.After.State is EscrowState.Cancelled || step.After.Milestones.Count > 0);

    private static CommandVerdict Refuse(StoredCommand command, Problem problem, DateTimeOffset now)
    {
        var refused = command with
        {
            State = CommandState.Rejected,
            ErrorCode = problem.Kind.Code,
            ErrorDetails = problem.Details as string,
            SettledAt = now,
        };
        return new CommandVerdict(refused, Move: null);
    }

    private static CallContext CallOf(StoredCommand command) => new(
        Caller.System,
        command.RequestId,
        Method,
        $"/escrows/{CommandText.NameOf(command.Command)}",
        ClientAddress: null);
}
