using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using static EscrowGrid.Core.Tests.Escrows.SampleEscrow;

namespace EscrowGrid.Core.Tests.Escrows;

/// <summary>An agreement with its milestones; what a change wants of the others is carried out, in order.</summary>
internal sealed class AgreementWorld
{
    private readonly Dictionary<EscrowId, Escrow> _escrows = [];
    private readonly Queue<SentCommand> _sent = [];
    private readonly HashSet<CommandId> _known = [];
    private readonly EscrowId _agreement;

    private AgreementWorld(Escrow agreement)
    {
        _agreement = agreement.Id;
        _escrows.Add(agreement.Id, agreement);
    }

    public Escrow Agreement => Find(_agreement);

    public IReadOnlyList<Escrow> Milestones => [.. Agreement.Milestones.Select(it => _escrows[it.Id])];

    /// <summary>The states that the agreement was in, in order.</summary>
    public List<EscrowState> Path { get; } = [EscrowState.AwaitFunds];

    public static AgreementWorld Of(params string[] amounts)
    {
        var total = amounts.Sum(amount => AmountOf(amount).Value);
        var world = new AgreementWorld(New($"{total}"));
        Assert.Null(world.Run(world.Agreement, Divide(amounts), Buyer));
        return world;
    }

    public static EscrowCommand.AddMilestones Divide(params string[] amounts) =>
        new([.. amounts.Select((amount, index) => new MilestonePlan($"Part {index + 1}", AmountOf(amount), null))]);

    /// <returns>Why it was refused; null when it was not.</returns>
    public Problem? Run(Escrow escrow, EscrowCommand command, EscrowActor actor, DateTimeOffset? now = null)
    {
        var problem = Decide(escrow.Id, command, actor, now);
        while (_sent.TryDequeue(out var sent))
            Decide(sent.Escrow, sent.Command, sent.Actor, now);
        return problem;
    }

    /// <summary>Every open settlement of a milestone confirmed by its provider.</summary>
    public void Settle(Escrow milestone)
    {
        foreach (var open in Find(milestone.Id).Settlements.Where(it => it.IsOpen))
        {
            var said = new EscrowCommand.RecordSettlement(open.Id, SettlementState.Confirmed, "tr_1", Error: null);
            Assert.Null(Run(milestone, said, EscrowActor.System));
        }
    }

    public Escrow Find(EscrowId id)
    {
        var escrow = _escrows[id];
        return escrow with
        {
            Milestones = [.. escrow.Milestones.Select(it => it with { State = _escrows[it.Id].State })],
        };
    }

    private Problem? Decide(EscrowId id, EscrowCommand command, EscrowActor actor, DateTimeOffset? now)
    {
        if (!EscrowLifecycle.Decide(Find(id), command, actor, now ?? Start.AddHours(1))
            .TryGet(out var step, out var problem))
        {
            return problem;
        }

        _escrows[id] = step.After;
        foreach (var opened in step.Opened)
            _escrows.Add(opened.Id, opened);
        foreach (var sent in step.Sent)
        {
            Assert.True(_known.Add(sent.Id), $"{sent.Id} is wanted twice.");
            _sent.Enqueue(sent);
        }

        if (id == _agreement && step.After.State != Path[^1])
            Path.Add(step.After.State);
        return null;
    }
}
