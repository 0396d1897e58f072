using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Users;

/// <summary>
/// A party of an institution's marketplace, or one of its staff. What it signs in with is not part of it, so that no
/// text form and no answer can show that.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Institution">Whose marketplace; never changes.</param>
/// <param name="Email">Unique within the institution.</param>
/// <param name="DisplayName">1 to <see cref="Limits.ShortText"/> characters.</param>
/// <param name="Role">What it may do.</param>
/// <param name="CreatedAt">In UTC, whole milliseconds.</param>
public sealed record User(
    UserId Id,
    InstitutionId Institution,
    EmailAddress Email,
    string DisplayName,
    UserRole Role,
    DateTimeOffset CreatedAt) : IListed
{
    public UserState State { get; init; } = UserState.Active;

    public KycTier KycTier { get; init; }

    /// <summary>Whether the institution has verified who it is; the tier alone does not say so.</summary>
    public bool IsKycVerified { get; init; }

    public PayoutDestination Payout { get; init; } = PayoutDestination.None;

    /// <summary>The terms that it accepted last; null when none.</summary>
    public string? TermsVersion { get; init; }

    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;

    /// <summary>1 at first; one more with every change.</summary>
    public long Version { get; init; } = 1;

    public RowKey Key => new(CreatedAt, Id.Value);

    /// <summary>As it is after another change.</summary>
    public User Changed(DateTimeOffset now) => this with { UpdatedAt = now, Version = Version + 1 };
}
