using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Policies;
using EscrowGrid.Core.Positions;
using static EscrowGrid.Core.Positions.PositionState;

namespace EscrowGrid.Core.Tests.Positions;

/// <summary>What a policy and an expiry make of transitions.</summary>
public sealed class GovernanceTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly PositionLimits NoLimits = new(MinAmount: null, MaxAmount: null, AllowedCurrencies: null);

    [Fact]
    public void TransitionTarget_OfEveryName_IsATargetOfTheTable() => Assert.Equal(
        TransitionTable.Targets.Select(WireName<PositionState>.Of), WireName<TransitionTarget>.All);

    // What leaves, of 1 that is held, against the amount from which two keys are needed.
    [Theory]
    [InlineData(Created, Cancelled, null, "0.5", false)]
    [InlineData(Created, Funded, null, "0.5", false)]
    [InlineData(Funded, PartiallyReleased, "0.49999999", "0.5", false)]
    [InlineData(Funded, PartiallyReleased, "0.5", "0.5", true)]
    [InlineData(Funded, PartiallyReleased, null, "0.5", true)]
    [InlineData(Funded, Released, null, "1", true)]
    [InlineData(Funded, Released, null, "1.00000001", false)]
    [InlineData(Funded, Cancelled, null, "1", true)]
    [InlineData(PartiallyReleased, Expired, null, "1", true)]
    public void Approval_IsNeeded_FromThePolicysAmountOn(
        PositionState from, PositionState to, string? amount, string threshold, bool isNeeded)
    {
        var governed = Governed(from, NoLimits with { ApprovalAmount = AmountOf(threshold) });
        var wanted = new WantedTransition(to, amount is null ? null : AmountOf(amount), Reason: "new");

        var decided = PositionLifecycle.Decide(governed, wanted, Caller.Root);

        Assert.Equal(isNeeded ? Problems.ApprovalRequired : null, decided.Problem?.Kind);
        Assert.Null(PositionLifecycle.FindRefusal(governed, wanted));
    }

    [Theory]
    [InlineData("FUNDED", null, Funded, false)]
    [InlineData("FUNDED", null, Cancelled, true)]
    [InlineData(null, "CANCELLED", Cancelled, true)]
    [InlineData(null, "CANCELLED", Funded, false)]
    [InlineData("FUNDED", "FUNDED", Funded, true)]
    [InlineData("", null, Funded, true)]
    [InlineData(null, "", Funded, false)]
    public void Transition_ThatThePolicyBlocks_IsRefused(
        string? allowed, string? blocked, PositionState to, bool isBlocked)
    {
        var limits = NoLimits with { AllowedTransitions = Parse(allowed), BlockedTransitions = Parse(blocked) };

        var decided = PositionLifecycle.Decide(Governed(Created, limits), new WantedTransition(to), Caller.Root);

        Assert.Equal(isBlocked ? Problems.TransitionBlocked : null, decided.Problem?.Kind);
    }

    [Fact]
    public void Position_PastItsExpiry_MayOnlyExpireWhateverThePolicySays()
    {
        var limits = NoLimits with { AllowedTransitions = [], ApprovalAmount = AmountOf("0.1") };
        var governed = Governed(Funded, limits);
        governed = governed with { Position = governed.Position with { ExpiresAt = Now } };

        foreach (var target in TransitionTable.Targets.Where(it => it is not Funded))
        {
            var decided = PositionLifecycle.Decide(governed, new WantedTransition(target), Caller.Root);
            Assert.Equal(target is Expired ? null : Problems.PositionPastExpiry, decided.Problem?.Kind);
        }
    }

    [Theory]
    [InlineData(null, null, null, null, null)]
    [InlineData(null, null, 10, 10.0, null)]
    [InlineData(30, null, null, 30.0, null)]
    [InlineData(30, "10.5", null, 10.5, null)]
    [InlineData(10, "30", null, 10.0, null)]
    [InlineData(30, null, 30, 30.0, null)]
    [InlineData(30, null, 31, null, "EXPIRY_BEYOND_TENOR")]
    [InlineData(null, "1e-20", null, 1.0 / 86_400_000, null)]
    [InlineData(null, "99999999999", null, 3650.0, null)]
    [InlineData(null, null, 3650, 3650.0, null)]
    [InlineData(null, null, 3651, null, "VALIDATION_FAILED")]
    [InlineData(null, null, 0, null, "VALIDATION_FAILED")]
    public void Expiry_OfANewPosition_IsWithinTheShortestTenor(
        int? policyDays, string? templateDays, int? askedDays, double? days, string? code)
    {
        var facts = new OpeningFacts(default, NoLimits with { MaxTenorDays = policyDays }, RulesVersion: 1)
        {
            Terms = templateDays is null ? null : TermsOf($$"""{"maxTenorDays":{{templateDays}}}"""),
        };
        var money = new Core.Money(AmountOf("1"), Currency.FromStored("USD"));

        var decided = OpeningRules.Decide(facts, money, askedDays is { } asked ? Now.AddDays(asked) : null, Now);

        Assert.Equal(code, decided.Problem?.Kind.Code);
        if (decided.TryGet(out var expiry, out _))
            Assert.Equal(days is { } expected ? Now.AddDays(expected) : null, expiry);
    }

    [Theory]
    [InlineData("""{"currency":"usd"}""", null)]
    [InlineData("""{"currency":"EUR"}""", "CURRENCY_OUTSIDE_TEMPLATE")]
    [InlineData("""{"currency":7,"minAmount":"2","maxAmount":[]}""", null)]
    [InlineData("""{"minAmount":1,"maxAmount":1}""", null)]
    [InlineData("""{"minAmount":1.00000001}""", "BELOW_TEMPLATE_MINIMUM")]
    [InlineData("""{"maxAmount":0.99999999}""", "ABOVE_TEMPLATE_MAXIMUM")]
    [InlineData("""{"minAmount":1e400}""", "BELOW_TEMPLATE_MINIMUM")]
    [InlineData("""{"maxAmount":-1e400}""", "ABOVE_TEMPLATE_MAXIMUM")]
    public void Template_ThatIsEnforced_BindsThePositionsMoney(string config, string? code)
    {
        var money = new Core.Money(AmountOf("1"), Currency.FromStored("USD"));

        Assert.Equal(code, TermsOf(config).FindBreach(money)?.Kind.Code);
    }

    private static Core.Templates.TemplateTerms TermsOf(string config) =>
        Core.Templates.TemplateTerms.Read(Core.Documents.JsonText.FromStored(config), outside: null);

    private static TransitionTarget[]? Parse(string? names) => names?
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(WireName<TransitionTarget>.FromStored)
        .ToArray();

    private static Amount AmountOf(string text)
    {
        Assert.Equal(AmountError.None, Amount.TryParse(text, out var amount));
        return amount;
    }

    private static GovernedPosition Governed(PositionState state, PositionLimits limits)
    {
        var step = new PositionEvent(
            default, 2, Created, state, Amount: null, Reason: null, Metadata: null, Now);
        var position = new Position(
            default,
            default,
            default,
            "holder",
            new Core.Money(AmountOf("1"), Currency.FromStored("USD")),
            Balance.Of(AmountOf("1")),
            state,
            ExternalReference: null,
            IsReferenceUnique: false,
            Metadata: null,
            Version: 1,
            Now,
            Now,
            state is Created ? [] : [step]);
        return new GovernedPosition(position, limits, RulesVersion: 1, Now);
    }
}
