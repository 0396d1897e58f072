using EscrowGrid.Core.Access;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Users;

/// <summary>
/// A user on the wire; <c>invitation</c>, the token, only in the answer that makes it.
/// </summary>
internal sealed record UserResponse(
    string Id,
    string InstitutionId,
    string Email,
    string DisplayName,
    string Role,
    string State,
    string KycTier,
    bool KycVerified,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public string? WalletAddress { get; init; }

    public string? StripeAccountId { get; init; }

    /// <summary>Why Stripe lets the account take no money, as its code; absent where it does, or told nothing.
    /// </summary>
    public string? StripeAccountRestriction { get; init; }

    /// <summary>When Stripe said so last. Of one user only, not of a list.</summary>
    public DateTimeOffset? StripeAccountCheckedAt { get; init; }

    /// <summary>From when on money may be sent to the payout destination.</summary>
    public DateTimeOffset? PayoutUsableFrom { get; init; }

    public string? TermsVersion { get; init; }

    public string? Invitation { get; init; }

    public DateTimeOffset? InvitationEndsAt { get; init; }

    public static UserResponse From(User user) => new(
        user.Id.ToString(),
        user.Institution.ToString(),
        user.Email.Value,
        user.DisplayName,
        WireName<UserRole>.Of(user.Role),
        WireName<UserState>.Of(user.State),
        WireName<KycTier>.Of(user.KycTier),
        user.IsKycVerified,
        user.CreatedAt,
        user.UpdatedAt)
    {
        WalletAddress = user.Payout.WalletAddress,
        StripeAccountId = user.Payout.StripeAccount,
        PayoutUsableFrom = user.Payout.UsableFrom,
        TermsVersion = user.TermsVersion,
    };

    /// <param name="user">Whom.</param>
    /// <param name="account">What is known of the account that the user is paid by; null where nothing is.</param>
    public static UserResponse From(User user, PayeeAccount? account) => From(user) with
    {
        StripeAccountRestriction = account?.Restriction,
        StripeAccountCheckedAt = account?.AskedAt,
    };

    public static UserResponse From(InvitedUser invited) => From(invited.User) with
    {
        Invitation = invited.Token,
        InvitationEndsAt = invited.EndsAt,
    };
}
