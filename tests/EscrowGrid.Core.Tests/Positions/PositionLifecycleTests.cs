using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Policies;
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

    private static readonly Caller[] Callers =
    [
        Caller.Root,
        Caller.OfKey(default, default, Role.Admin),
        Caller.OfKey(default, default, Role.ReadOnly),
        Caller.OfKey(default, default, Role.Admin) with { Scopes = Scopes.PositionsRead },
    ];

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
        var wanted = new WantedTransition(to, Reason: "something new");

        var isAccepted = PositionLifecycle.Decide(Free(PositionIn(from)), wanted, Caller.Root)
            .TryGet(out var decision, out var problem);

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
    [InlineData(null, null, true)]
    [InlineData("another reason", null, false)]
    [InlineData(null, "0.1", false)]
    public void PartialRelease_Again_IsARepeatOnlyWhenItSaysNothingNew(string? reason, string? amount, bool isRepeat)
    {
        var wanted = new WantedTransition(PartiallyReleased, amount is null ? null : AmountOf(amount), reason);

        PositionLifecycle.Decide(Free(PositionIn(PartiallyReleased)), wanted, Caller.Root)
            .TryGet(out var decision, out _);

        Assert.Equal(isRepeat ? TransitionDecision.Stay : TransitionDecision.Move, decision);
    }

    [Theory]
    [InlineData("0.99999999", true)]
    [InlineData("1", true)]
    [InlineData("1.00000001", false)]
    public void PartialRelease_OfAnAmount_NeverGoesBelowZero(string amount, bool isAccepted)
    {
        var wanted = new WantedTransition(PartiallyReleased, AmountOf(amount));

        var decided = PositionLifecycle.Decide(Free(PositionIn(Funded)), wanted, Caller.Root);

        Assert.Equal(isAccepted, decided.TryGet(out _, out var problem));
        Assert.Equal(isAccepted ? null : Problems.AmountAboveRemaining, problem?.Kind);
        Assert.Equal(isAccepted ? null : "remainingAmount=1", problem?.Details);
    }

    [Theory]
    [InlineData(PartiallyReleased, false)]
    [InlineData(Released, true)]
    [InlineData(Cancelled, true)]
    public void Position_WithTheMostEvents_MayOnlyEnd(PositionState to, bool isAccepted)
    {
        var position = PositionIn(PartiallyReleased) with
        {
            Events = [.. Enumerable.Repeat(Step(PartiallyReleased, PartiallyReleased), Limits.PositionEvents)],
        };
        var wanted = new WantedTransition(to, Reason: "one more");

        Assert.Equal(isAccepted, PositionLifecycle.Decide(Free(position), wanted, Caller.Root).TryGet(out _, out _));
    }

    [Fact]
    public void Position_AfterAnEvent_HasItsStateVersionAndTime()
    {
        var step = new PositionEvent(
            default, 2, Created, Funded, Amount: null, "why", JsonText.EmptyObject, Now.AddMinutes(1));

        var moved = PositionIn(Created).After(step);

        Assert.Equal((Funded, 2, Now.AddMinutes(1)), (moved.State, moved.Version, moved.UpdatedAt));
        Assert.Equal(step, Assert.Single(moved.Events));
    }

    [Theory]
    [InlineData(Created, Funded, null, null, "1")]
    [InlineData(Created, Cancelled, null, null, "0")]
    [InlineData(Created, Expired, null, null, "0")]
    [InlineData(Funded, PartiallyReleased, null, null, "1")]
    [InlineData(Funded, PartiallyReleased, "0.25", "0.25", "0.75")]
    [InlineData(Funded, PartiallyReleased, "1", "1", "0")]
    [InlineData(Funded, Released, null, "1", "0")]
    [InlineData(Funded, Expired, null, "1", "0")]
    [InlineData(PartiallyReleased, PartiallyReleased, "0.00000001", "0.00000001", "0.99999999")]
    [InlineData(PartiallyReleased, Cancelled, null, "1", "0")]
    public void Move_OfAPosition_TakesOutWhatTheTableSays(
        PositionState from, PositionState to, string? given, string? moved, string left)
    {
        var position = PositionIn(from);
        var wanted = new WantedTransition(to, given is null ? null : AmountOf(given));

        var amount = PositionLifecycle.AmountMovedBy(position, wanted);
        var after = position.After(Step(from, to) with { Amount = amount });

        Assert.Equal(moved, amount?.ToString());
        Assert.Equal(left, after.Remaining.ToString());
    }

    [Fact]
    public void Position_AfterAnEventOfMoreThanRemains_DoesNotExist()
    {
        var step = Step(Funded, PartiallyReleased) with { Amount = AmountOf("1.1") };

        Assert.Throws<InvalidOperationException>(() => PositionIn(Funded).After(step));
    }

    /// <summary>Random lives of positions, replayed by their seed: what is offered is what would be done.</summary>
    [Theory]
    [InlineData(20261121)]
    [InlineData(8)]
    public void Actions_OfAnyPosition_AgreeWithWhatIsDecided(int seed)
    {
        const int Lives = 500;
        const int Steps = 12;
        var choices = new Choices(seed);
        for (var life = 0; life < Lives; life++)
        {
            var position = PositionIn(Created);
            for (var i = 0; i < Steps; i++)
            {
                var governed = Governed(position, choices);
                AssertAgreement(governed, Callers[choices.Next(Callers.Length)], seed);
                var wanted = AnyTransition(position, choices);
                if (PositionLifecycle.Decide(governed, wanted, Caller.Root).TryGet(out var decision, out _)
                    && decision is TransitionDecision.Move)
                {
                    position = position.After(Step(position.State, wanted.ToState) with
                    {
                        Sequence = position.Version + 1,
                        Amount = PositionLifecycle.AmountMovedBy(position, wanted),
                    });
                }
            }
        }
    }

    /// <summary>An action is allowed exactly when some transition to its state would move the position.</summary>
    private static void AssertAgreement(GovernedPosition governed, Caller caller, int seed)
    {
        var position = governed.Position;
        var actions = PositionLifecycle.FindActions(governed, caller).ToList();
        Assert.Equal([Funded, PartiallyReleased, Released, Cancelled, Expired], actions.Select(it => it.ToState));
        Amount?[] amounts = [null, position.Remaining.Rest, AmountOf("0.00000001")];
        foreach (var action in actions)
        {
            var wanted = from amount in action.ToState is PartiallyReleased ? amounts : [null]
                         from reason in new[] { null, "something new" }
                         select new WantedTransition(action.ToState, amount, reason);
            var isPossible = wanted.Any(it =>
                PositionLifecycle.Decide(governed, it, caller).TryGet(out var decision, out _)
                && decision is TransitionDecision.Move);
            Assert.True(
                action.IsAllowed == isPossible,
                $"Seed {seed}: {action} at {position.State} with {position.Remaining} left");
        }
    }

    /// <summary>Without any rules.</summary>
    private static GovernedPosition Free(Position position) => new(position, Limits: null, RulesVersion: 1, Now);

    /// <summary>Under rules of chance, some of them past its expiry.</summary>
    private static GovernedPosition Governed(Position position, Choices choices)
    {
        var targets = Enum.GetValues<TransitionTarget>();
        var limits = new PositionLimits(MinAmount: null, MaxAmount: null, AllowedCurrencies: null)
        {
            ApprovalAmount = choices.Next(3) switch
            {
                0 => AmountOf("0.00000001"),
                1 => AmountOf("0.5"),
                _ => (Amount?)null,
            },
            AllowedTransitions = choices.Next(4) == 0 ? [targets[choices.Next(targets.Length)]] : null,
            BlockedTransitions = choices.Next(4) == 0 ? [targets[choices.Next(targets.Length)]] : null,
        };
        var expiring = position with { ExpiresAt = choices.Next(5) == 0 ? Now : Now.AddDays(1) };
        return new GovernedPosition(expiring, limits, RulesVersion: 1, Now);
    }

    private static WantedTransition AnyTransition(Position position, Choices choices)
    {
        var to = TransitionTable.Targets[choices.Next(TransitionTable.Targets.Count)];
        // Most lives would end at once.
        if (TransitionTable.IsFinal(to) && choices.Next(3) > 0)
            to = PartiallyReleased;
        var amount = choices.Next(3) switch
        {
            0 => (Amount?)null,
            1 => position.Remaining.Rest,
            _ => AmountOf("0.3"),
        };
        return new WantedTransition(
            to, to is PartiallyReleased ? amount : null, choices.Next(2) == 0 ? null : "reason");
    }

    private static Amount AmountOf(string text)
    {
        Assert.Equal(AmountError.None, Amount.TryParse(text, out var amount));
        return amount;
    }

    private static PositionEvent Step(PositionState from, PositionState to) =>
        new(default, 2, from, to, Amount: null, Reason: null, Metadata: null, Now);

    private static Position PositionIn(PositionState state) => new(
        default,
        default,
        default,
        "holder",
        new Core.Money(AmountOf("1"), Currency.FromStored("USD")),
        TransitionTable.IsFinal(state) ? Balance.Zero : Balance.Of(AmountOf("1")),
        state,
        ExternalReference: null,
        IsReferenceUnique: false,
        Metadata: null,
        Version: 1,
        Now,
        Now,
        state is Created ? [] : [Step(Created, state)]);
}
