using EscrowGrid.Core.Escrows;
using static EscrowGrid.Core.Tests.Escrows.SampleEscrow;

namespace EscrowGrid.Core.Tests.Escrows;

/// <summary>What was asked for, and what of it has come.</summary>
public sealed class FundingProgressTests
{
    [Fact]
    public void Escrow_WithoutMoney_AwaitsAllOfIt() => AssertFunding(New(), FundingState.Awaited, "0", "100");

    [Fact]
    public void Escrow_PaidInPart_AwaitsTheRest()
    {
        var one = New().Then(Payment("40", "dep_1"), EscrowActor.System);

        AssertFunding(one, FundingState.Partial, "40", "60");
        AssertFunding(
            one.Then(Payment("59.99", "dep_2"), EscrowActor.System), FundingState.Partial, "99.99", "0.01");
    }

    [Fact]
    public void Escrow_PaidTooMuch_AwaitsNothingAndSaysWhatCame() => AssertFunding(
        New().Then(Payment("115.5"), EscrowActor.System), FundingState.Complete, "115.5", "0");

    [Theory]
    [InlineData(EscrowState.FundsHeld)]
    [InlineData(EscrowState.Disputed)]
    [InlineData(EscrowState.Released)]
    [InlineData(EscrowState.Refunded)]
    public void Escrow_ThatWasPaid_StaysComplete(EscrowState state) =>
        AssertFunding(In(state), FundingState.Complete, "100", "0");

    [Fact]
    public void Escrow_CancelledAfterAPart_AwaitsNothing() => AssertFunding(
        New().Then(Payment("40", "dep_1"), EscrowActor.System).Then(new EscrowCommand.Cancel(null), Buyer),
        FundingState.Closed,
        "40",
        "0");

    private static void AssertFunding(Escrow escrow, FundingState state, string received, string missing)
    {
        var (known, came, rest) = FundingProgress.Of(escrow);
        Assert.Equal((state, received, missing), (known, $"{came}", $"{rest}"));
    }
}
