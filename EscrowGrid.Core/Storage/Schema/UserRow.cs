namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>users</c>.</summary>
internal sealed class UserRow
{
    public Guid Id { get; init; }

    public Guid InstitutionId { get; init; }

    public required string Email { get; init; }

    public required string DisplayName { get; init; }

    public required string Role { get; init; }

    public required string State { get; init; }

    public required string KycTier { get; init; }

    public bool IsKycVerified { get; init; }

    public string? WalletAddress { get; init; }

    public string? StripeAccount { get; init; }

    public DateTimeOffset? PayoutChangedAt { get; init; }

    public DateTimeOffset? PayoutUsableFrom { get; init; }

    public string? TermsVersion { get; init; }

    /// <summary>Null until a password was chosen.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Null while nobody may choose one by an invitation.</summary>
    public byte[]? InvitationHash { get; init; }

    public DateTimeOffset? InvitationEndsAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long Version { get; init; }
}
