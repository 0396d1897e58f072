namespace EscrowGrid.Client.Users;

/// <summary>A session of the own account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CreatedAt">When the password was given.</param>
/// <param name="LastUsedAt">When it was last refreshed.</param>
/// <param name="EndsAt">When it ends, however often it is refreshed.</param>
public sealed record UserSession(
    string Id, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset EndsAt)
{
    public string? ClientAddress { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>When it was ended before its time.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
