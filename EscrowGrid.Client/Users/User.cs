namespace EscrowGrid.Client.Users;

/// <summary>
/// A party of an institution's marketplace, or one of its staff. A class, so that no generated text form prints
/// personal data.
/// </summary>
public sealed class User
{
    public required string Id { get; init; }

    public required string InstitutionId { get; init; }

    public required string Email { get; init; }

    public required string DisplayName { get; init; }

    public required UserRole Role { get; init; }

    public required UserState State { get; init; }

    public required KycTier KycTier { get; init; }

    /// <summary>Whether the institution has verified who it is.</summary>
    public required bool KycVerified { get; init; }

    /// <summary>Where stablecoins are paid out to; null when nowhere.</summary>
    public string? WalletAddress { get; init; }

    /// <summary>Where other money is paid out to; null when nowhere.</summary>
    public string? StripeAccountId { get; init; }

    /// <summary>Why Stripe lets the account take no money, as its code; null where it does, or told nothing.</summary>
    public string? StripeAccountRestriction { get; init; }

    /// <summary>When Stripe said so last; null in a list.</summary>
    public DateTimeOffset? StripeAccountCheckedAt { get; init; }

    /// <summary>From when on money may be sent there.</summary>
    public DateTimeOffset? PayoutUsableFrom { get; init; }

    /// <summary>The terms that it accepted last.</summary>
    public string? TermsVersion { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
