namespace EscrowGrid.Core.Users;

/// <summary>
/// Where money is paid out to a user. An escrow takes a copy when it is made. Whoever takes over an account would
/// change it first, so a change may be used only after a while, in which the user can hear of it.
/// </summary>
/// <param name="WalletAddress">
/// An EVM address, <c>0x</c> and 40 hex digits in lower case; null when the user has named none.
/// </param>
/// <param name="StripeAccount">A Stripe Connect account, <c>acct_...</c>; null when the user has named none.</param>
/// <param name="ChangedAt">When it was last changed, in UTC; null before the first time.</param>
/// <param name="UsableFrom">
/// From when on money may be sent there, in UTC; null before the first time. The first destination may be used at once:
/// there is nothing yet that it could draw money away from.
/// </param>
public sealed record PayoutDestination(
    string? WalletAddress, string? StripeAccount, DateTimeOffset? ChangedAt, DateTimeOffset? UsableFrom)
{
    public static PayoutDestination None { get; } =
        new(WalletAddress: null, StripeAccount: null, ChangedAt: null, UsableFrom: null);

    /// <summary>Whether money may be sent there at that time.</summary>
    public bool IsUsableAt(DateTimeOffset time) => UsableFrom <= time;

    /// <summary>The destination after a change.</summary>
    public PayoutDestination ChangedTo(string? walletAddress, string? stripeAccount, DateTimeOffset now) => new(
        walletAddress,
        stripeAccount,
        now,
        ChangedAt is null ? now : now + Limits.PayoutCooling);
}
