namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>user_sessions</c>.</summary>
internal sealed class UserSessionRow
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastUsedAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndReason { get; init; }

    public string? ClientAddress { get; init; }

    public string? UserAgent { get; init; }
}
