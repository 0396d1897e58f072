using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Positions;
using static EscrowGrid.Core.Positions.PositionState;

namespace EscrowGrid.Core.Tests.Positions;

public sealed class PositionLifecycleTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    // The wire contract's table, section 6, written out a second time on purpose.
    private static readonly Dictionary<PositionState, PositionState[]> Contract = new()
    {
        [Created] = [Funded, Cancelled, Expired],
        [Funded] = [PartiallyReleased, Released, Cancelled, Expired],
        [PartiallyReleased] = [PartiallyReleased, Released, Cancelled, Expired],
        [Released] = [],
        [Cancelled] = [],
        [Expired] = [],
    };

    public static TheoryData<PositionState, PositionState> AllPairs()
    {
        var pairs = new TheoryData<PositionState, PositionState>();
        foreach (var from in Enum.GetValues<PositionState>())
        {
            foreach (var to in Enum.GetValues<PositionState>())
                pairs.Add(from, to);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public void Transition_OfEveryPair_IsDecidedByTheContract(PositionState from, PositionState to)
    {
        var result = PositionLifecycle.Decide(PositionIn(from), to);

        var isAccepted = result.TryGet(out var decision, out var problem);
        if (Contract[from].Contains(to))
        {
            Assert.True(isAccepted);
            Assert.Equal(TransitionDecision.Move, decision);
        }
        else if (from == to)
        {
            Assert.True(isAccepted);
            Assert.Equal(TransitionDecision.Stay, decision);
        }
        else
        {
            Assert.Equal(Problems.TransitionRefused, problem?.Kind);
            Assert.Equal(
                $"Invalid transition from {WireName<PositionState>.Of(from)} to {WireName<PositionState>.Of(to)}",
                problem?.Details);
        }
    }

    [Theory]
    [InlineData(PartiallyReleased, false)]
    [InlineData(Released, true)]
    [InlineData(Cancelled, true)]
    public void Position_WithTheMostEvents_MayOnlyEnd(PositionState to, bool isAccepted)
    {
        var step = new PositionEvent(
            default, 2, PartiallyReleased, PartiallyReleased, Reason: null, Metadata: null, Now);
        var position = PositionIn(PartiallyReleased) with
        {
            Events = [.. Enumerable.Repeat(step, Limits.PositionEvents)],
        };

        Assert.Equal(isAccepted, PositionLifecycle.Decide(position, to).TryGet(out _, out _));
    }

    [Fact]
    public void Position_AfterAnEvent_HasItsStateVersionAndTime()
    {
        var step = new PositionEvent(
            default, 2, Created, Funded, "why", JsonText.EmptyObject, Now.AddMinutes(1));

        var moved = PositionIn(Created).After(step);

        Assert.Equal((Funded, 2, Now.AddMinutes(1)), (moved.State, moved.Version, moved.UpdatedAt));
        Assert.Equal(step, Assert.Single(moved.Events));
    }

    private static Position PositionIn(PositionState state)
    {
        Amount.TryParse("1", out var amount);
        return new Position(
            default,
            default,
            default,
            "holder",
            new Core.Money(amount, Currency.FromStored("USD")),
            state,
            ExternalReference: null,
            Version: 1,
            Now,
            Now,
            Events: []);
    }
}
