using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Users;

/// <summary>
/// What begins when a user signs in. Its access tokens are short-lived and name it; as soon as it has ended none of
/// them is accepted, whatever their expiry says.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="User">Whose.</param>
/// <param name="CreatedAt">When the password was given, in UTC, whole milliseconds.</param>
/// <param name="ClientAddress">From where; null when unknown.</param>
/// <param name="UserAgent">With what, as the client says; null when it says nothing.</param>
public sealed record Session(
    SessionId Id, UserId User, DateTimeOffset CreatedAt, string? ClientAddress, string? UserAgent)
{
    /// <summary>When it was last refreshed, or begun.</summary>
    public DateTimeOffset LastUsedAt { get; init; } = CreatedAt;

    /// <summary>When it ends by itself, however often it is refreshed.</summary>
    public DateTimeOffset EndsAt { get; init; } = CreatedAt + Limits.SessionLifetime;

    /// <summary>When it was ended before its time.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public SessionEnd? EndReason { get; init; }

    /// <summary>When it ends for want of use.</summary>
    public DateTimeOffset IdleEndsAt
    {
        get
        {
            var idle = LastUsedAt + Limits.SessionIdle;
            return idle < EndsAt ? idle : EndsAt;
        }
    }

    public bool IsLiveAt(DateTimeOffset time) => EndedAt is null && time < IdleEndsAt;
}
