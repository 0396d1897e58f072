namespace EscrowGrid.Client.Users;

/// <summary>
/// The invitation of a user, to be handed to it. A class, so that no generated text form prints the token.
/// </summary>
public sealed class InvitedUser
{
    /// <summary>Whose.</summary>
    public required string Id { get; init; }

    public required string Email { get; init; }

    public required UserRole Role { get; init; }

    /// <summary>Lets the user choose a password, once; in this answer only.</summary>
    public required string Invitation { get; init; }

    /// <summary>From when on it is refused.</summary>
    public required DateTimeOffset InvitationEndsAt { get; init; }
}
