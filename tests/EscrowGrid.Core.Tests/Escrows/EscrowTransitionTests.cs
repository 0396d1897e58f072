using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Outcomes;
using static EscrowGrid.Core.Tests.Escrows.SampleEscrow;

namespace EscrowGrid.Core.Tests.Escrows;

/// <summary>All 49 pairs of states, for every class of actor (specification, sections 2.1 and 31.9).</summary>
public sealed class EscrowTransitionTests
{
    [Fact]
    public void Table_OfTransitions_HasTheTenPairsOfTheSpecification() => Assert.Equal(
        [
            (EscrowState.AwaitFunds, EscrowState.FundsHeld), (EscrowState.AwaitFunds, EscrowState.Cancelled),
            (EscrowState.FundsHeld, EscrowState.Delivered), (EscrowState.FundsHeld, EscrowState.Disputed),
            (EscrowState.FundsHeld, EscrowState.Refunded), (EscrowState.Delivered, EscrowState.Released),
            (EscrowState.Delivered, EscrowState.Disputed), (EscrowState.Delivered, EscrowState.Refunded),
            (EscrowState.Disputed, EscrowState.Released), (EscrowState.Disputed, EscrowState.Refunded),
        ],
        EscrowTransitions.All.Select(it => (it.From, it.To)));

    public static TheoryData<EscrowState, EscrowState, ActorClass> Triples()
    {
        var triples = new TheoryData<EscrowState, EscrowState, ActorClass>();
        foreach (var from in Enum.GetValues<EscrowState>())
        {
            foreach (var to in Enum.GetValues<EscrowState>())
            {
                foreach (var actor in Enum.GetValues<ActorClass>())
                    triples.Add(from, to, actor);
            }
        }

        return triples;
    }

    [Theory]
    [MemberData(nameof(Triples))]
    public void Pair_ForAnActor_HappensIfTheTableSaysSo(EscrowState from, EscrowState to, ActorClass actor)
    {
        var escrow = In(from);
        Assert.Equal(from, escrow.State);

        var reached = CommandsTo(to).Any(command =>
            EscrowLifecycle.Decide(escrow, command, Of(actor), Start.AddHours(2))
                .TryGet(out var step, out _)
            && step.After.Settled().State == to && from != to);

        Assert.Equal(EscrowTransitions.Find(from, to)?.Actors.Contains(actor) is true, reached);
    }

    [Theory]
    [InlineData(EscrowState.Released)]
    [InlineData(EscrowState.Refunded)]
    [InlineData(EscrowState.Cancelled)]
    public void FinalState_WhateverIsCommanded_StaysAsItIs(EscrowState state)
    {
        var escrow = In(state);

        Assert.True(EscrowTransitions.IsFinal(state));
        Assert.Null(escrow.DueAt);
        foreach (var command in Enum.GetValues<EscrowState>().SelectMany(CommandsTo))
        {
            foreach (var actor in Enum.GetValues<ActorClass>())
            {
                if (EscrowLifecycle.Decide(escrow, command, Of(actor), Start.AddDays(1))
                    .TryGet(out var step, out _))
                {
                    Assert.Equal(state, step.After.Settled().State);
                }
            }
        }
    }

    [Fact]
    public void Actions_OfEveryStateAndActor_AreWhatDecideAllows()
    {
        foreach (var state in Enum.GetValues<EscrowState>())
        {
            foreach (var actor in Enum.GetValues<ActorClass>())
            {
                var allowed = EscrowLifecycle.FindActions(In(state), Of(actor), Start)
                    .ToDictionary(it => it.Name, it => it.Reason);

                Assert.Equal(13, allowed.Count);
                Assert.Equal(
                    state is EscrowState.Delivered && actor is ActorClass.Buyer, allowed["CONFIRM_DELIVERY"] is null);
                Assert.Equal(
                    state is EscrowState.Disputed && actor is (ActorClass.Staff or ActorClass.System),
                    allowed["RESOLVE_DISPUTE"] is null);
            }
        }
    }

    [Theory]
    [InlineData(ActorClass.Buyer)]
    [InlineData(ActorClass.Seller)]
    [InlineData(ActorClass.Other)]
    public void Refund_OfAPartByWhoIsNotStaff_IsRefused(ActorClass actor)
    {
        var decided = EscrowLifecycle.Decide(
            In(EscrowState.Delivered),
            new EscrowCommand.Refund(AmountOf("1"), "Please"),
            Of(actor),
            Start);

        Assert.Equal(Problems.EscrowActionForbidden, decided.Problem?.Kind);
    }

    private static IEnumerable<EscrowCommand> CommandsTo(EscrowState state) => state switch
    {
        EscrowState.AwaitFunds => [],
        EscrowState.FundsHeld => [Payment("100", "ch_2")],
        EscrowState.Delivered => [new EscrowCommand.MarkDelivered("Done", null)],
        EscrowState.Disputed => [new EscrowCommand.RaiseDispute("Late", null)],
        EscrowState.Released =>
        [
            new EscrowCommand.ConfirmDelivery(), new EscrowCommand.Release(null), new EscrowCommand.ConcedeDispute(),
            new EscrowCommand.ResolveDispute(DisputeOutcome.Release, null, "Proven"),
        ],
        EscrowState.Refunded =>
        [
            new EscrowCommand.Refund(null, "Agreed"), new EscrowCommand.ConcedeDispute(),
            new EscrowCommand.ResolveDispute(DisputeOutcome.Refund, null, "Proven"),
        ],
        EscrowState.Cancelled => [new EscrowCommand.Cancel(null)],
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
