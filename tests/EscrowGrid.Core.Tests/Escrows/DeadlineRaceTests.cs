using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Tests.Escrows;

/// <summary>Money at the very moment of the payment deadline, in both orders (escrow-services.md 31.9, test 9).
/// </summary>
public sealed class DeadlineRaceTests
{
    private static readonly DateTimeOffset Due = SampleEscrow.Start.AddDays(7);

    private static readonly EscrowCommand Deadline = new EscrowCommand.PassDeadline(Due);

    [Fact]
    public void Payment_BeforeTheDeadlineOfItsMoment_IsHeldAndTheDeadlineDoesNothing()
    {
        var paid = SampleEscrow.New().Then(SampleEscrow.Payment("100"), EscrowActor.System, Due);

        var refused = EscrowLifecycle.Decide(paid, Deadline, EscrowActor.System, Due).Problem;

        Assert.Equal((EscrowState.FundsHeld, "100"), (paid.State, $"{paid.Accounts.Held}"));
        Assert.Equal(Problems.DeadlineNotStanding, refused!.Kind);
    }

    [Fact]
    public void Payment_AfterTheDeadlineOfItsMoment_GoesBackInFull()
    {
        var over = SampleEscrow.New().Then(Deadline, EscrowActor.System, Due);

        var late = over.Then(SampleEscrow.Payment("100"), EscrowActor.System, Due);

        Assert.Equal((EscrowState.Cancelled, "100"), (late.State, $"{late.Accounts.Reserved}"));
        Assert.Equal(SettlementKind.Return, Assert.Single(late.Settlements).Kind);
        Assert.Equal("100", $"{late.Settled().Accounts.Refunded}");
    }
}
