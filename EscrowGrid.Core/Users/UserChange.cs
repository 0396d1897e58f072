using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Users;

/// <summary>A change of a user and what comes with it, stored together or not at all.</summary>
/// <param name="after">The user as it is then, one version later.</param>
public sealed class UserChange(User after)
{
    public User After { get; } = after;

    /// <summary>Null keeps the password; a new one also takes away the invitation.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Null keeps the one there is, if any.</summary>
    public Invitation? Invitation { get; init; }

    public Consent? Consent { get; init; }

    /// <summary>Why all of the user's sessions end; null when they do not.</summary>
    public SessionEnd? EndsSessions { get; init; }

    /// <summary>The one that goes on when the others end.</summary>
    public SessionId? Keeps { get; init; }

    /// <summary>A session that begins.</summary>
    public NewSession? Opens { get; init; }
}
