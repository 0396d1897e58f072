using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.FaultTests.Model;

/// <summary>
/// What has to become of escrows, in memory and without a store, a job or a provider: the rules alone, applied to the
/// commands in the order in which the product says that it decided them. What the product decides must be wanted here,
/// and come out the same.
/// </summary>
internal sealed class EscrowModel
{
    private readonly Dictionary<EscrowId, Escrow> _escrows = [];
    private readonly Dictionary<CommandId, SentCommand> _awaited = [];
    private readonly HashSet<CommandId> _known = [];
    private readonly HashSet<SettlementId> _stopped = [];

    public IReadOnlyCollection<EscrowId> Escrows => _escrows.Keys;

    /// <summary>
    /// What the product still has to decide; that a payment is under way need not be told, and what was stopped waits.
    /// </summary>
    public IEnumerable<SentCommand> Awaited => _awaited.Values.Where(it =>
        it.Command is not EscrowCommand.RecordSettlement said
        || (said.State is not SettlementState.Submitted && !_stopped.Contains(said.Settlement)));

    /// <summary>By what it was decided.</summary>
    public Dictionary<string, int> Outcomes { get; } = [];

    public void Add(Escrow opened) => _escrows.Add(opened.Id, opened);

    /// <summary>A command that was given, or given again.</summary>
    public void Await(SentCommand command)
    {
        if (_known.Add(command.Id))
            _awaited.Add(command.Id, command);
    }

    /// <summary>The deadlines that are over.</summary>
    public void AwaitDeadlines(DateTimeOffset now)
    {
        foreach (var escrow in _escrows.Values.Where(it => it.DueAt <= now))
        {
            var due = escrow.DueAt!.Value;
            Await(new SentCommand(
                CommandIds.OfDeadline(escrow.Id, due),
                escrow.Id,
                new EscrowCommand.PassDeadline(due),
                EscrowActor.System));
        }
    }

    /// <summary>The escrow with its milestones as they are now.</summary>
    public Escrow Find(EscrowId id)
    {
        var escrow = _escrows[id];
        return escrow with
        {
            Milestones = [.. escrow.Milestones.Select(it => it with { State = _escrows[it.Id].State })],
        };
    }

    /// <summary>The product has decided a command: it must have been wanted, and come out as here.</summary>
    public void Apply(StoredCommand decided, DateTimeOffset now)
    {
        var wanted = Take(decided);
        var before = Find(wanted.Escrow);
        var result = decided.OnlyAtVersion is { } approved && approved != before.DecisiveVersion
            ? Problems.EscrowChanged.With($"It was approved for version {approved}")
            : EscrowLifecycle.Decide(before, wanted.Command, wanted.Actor, now);
        if (!result.TryGet(out var step, out var problem))
        {
            Count($"refused {problem.Kind.Code}");
            Assert.Equal(
                (CommandState.Rejected, problem.Kind.Code, problem.Details as string, (long?)null),
                (decided.State, decided.ErrorCode, decided.ErrorDetails, decided.EscrowVersion));
            return;
        }

        Count(decided.Name);
        Assert.Equal(
            (CommandState.Completed, (string?)null, (long?)step.After.Version),
            (decided.State, decided.ErrorCode, decided.EscrowVersion));
        _escrows[wanted.Escrow] = step.After;
        foreach (var opened in step.Opened)
            Add(opened);
        foreach (var sent in step.Sent)
            Await(sent);
        foreach (var reserved in step.After.Settlements.Skip(before.Settlements.Count).Where(it => it.IsOpen))
            AwaitEnd(reserved.Id, wanted.Escrow);
        if (wanted.Command is EscrowCommand.StopSettlement stop)
            _stopped.Add(stop.Settlement);
    }

    /// <summary>What was stopped fails as such, whatever its provider would have said, or goes its way.</summary>
    private SentCommand Take(StoredCommand decided)
    {
        if (decided.Command is EscrowCommand.RecordSettlement { Error: PaySettlement.Stopped } end
            && _stopped.Contains(end.Settlement))
        {
            foreach (var state in PayoutFate.Of(end.Settlement))
                _awaited.Remove(CommandIds.OfSettlement(end.Settlement, state));
            return new SentCommand(decided.Id, decided.Escrow, end, EscrowActor.System);
        }

        Assert.True(_awaited.Remove(decided.Id, out var wanted), $"{decided.Name} was decided and never wanted.");
        return wanted;
    }

    private void AwaitEnd(SettlementId settlement, EscrowId escrow)
    {
        foreach (var state in PayoutFate.Of(settlement))
        {
            Await(new SentCommand(
                CommandIds.OfSettlement(settlement, state),
                escrow,
                PayoutFate.Tell(settlement, state),
                EscrowActor.System));
        }
    }

    private void Count(string outcome) => Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + 1;
}
