namespace EscrowGrid.Client.Users;

/// <summary>Who is invited. A class, so that no generated text form prints personal data.</summary>
public sealed class NewUser
{
    /// <summary>Root has to say; a key and a user invite into their own institution.</summary>
    public string? InstitutionId { get; init; }

    public required string Email { get; init; }

    public required string DisplayName { get; init; }

    public UserRole Role { get; init; } = UserRole.Party;
}
