using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Reconciliation;
using EscrowGrid.Core.Tests.Escrows;

namespace EscrowGrid.Core.Tests.Reconciliation;

/// <summary>What the accounts of an escrow hold follows from its parts, in every state.</summary>
public sealed class EscrowSumsTests
{
    public static TheoryData<EscrowState> States => [.. Enum.GetValues<EscrowState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void Accounts_ReachedByCommands_AddUp(EscrowState state) =>
        Assert.Null(EscrowSums.FindDifference(SampleEscrow.In(state)));

    [Theory]
    [InlineData(EscrowState.FundsHeld, AccountKind.Held, "received")]
    [InlineData(EscrowState.Released, AccountKind.Released, "released")]
    [InlineData(EscrowState.Released, AccountKind.Fees, "fees")]
    [InlineData(EscrowState.Refunded, AccountKind.Refunded, "refunded")]
    public void Accounts_WithMoreThanTheParts_DoNot(EscrowState state, AccountKind account, string found)
    {
        var escrow = SampleEscrow.In(state);
        var more = new EscrowPosting(AccountKind.Outside, account, SampleEscrow.AmountOf("1"));

        var difference = EscrowSums.FindDifference(escrow with { Accounts = escrow.Accounts.After([more]) });

        Assert.Equal(found, difference!.Value.Account);
        Assert.Equal(1m, difference.Value.Ours.Value - difference.Value.Expected.Value);
    }

    [Fact]
    public void Reserved_WithLessThanIsOnItsWay_DoesNotAddUp()
    {
        var settling = SampleEscrow.In(EscrowState.Delivered)
            .Then(new EscrowCommand.ConfirmDelivery(), SampleEscrow.Buyer);
        var back = new EscrowPosting(AccountKind.Reserved, AccountKind.Held, SampleEscrow.AmountOf("1"));

        var difference = EscrowSums.FindDifference(settling with { Accounts = settling.Accounts.After([back]) });

        Assert.Equal("reserved", difference!.Value.Account);
        Assert.Null(EscrowSums.FindDifference(settling));
    }
}
