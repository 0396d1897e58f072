namespace EscrowGrid.Client.Users;

/// <summary>Where money is paid out to; what is null is taken away.</summary>
/// <param name="WalletAddress"><c>0x</c> and 40 hex digits.</param>
/// <param name="StripeAccountId"><c>acct_...</c>.</param>
public sealed record PayoutDestination(string? WalletAddress, string? StripeAccountId);
