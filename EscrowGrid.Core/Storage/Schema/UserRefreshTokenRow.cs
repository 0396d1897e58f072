namespace EscrowGrid.Core.Storage.Schema;

/// <summary>
/// The table <c>user_refresh_tokens</c>: all that a session has had, so that a used one is known again.
/// </summary>
internal sealed class UserRefreshTokenRow
{
    public required byte[] TokenHash { get; init; }

    public Guid SessionId { get; init; }

    public DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }
}
