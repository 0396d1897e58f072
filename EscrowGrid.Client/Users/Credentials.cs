namespace EscrowGrid.Client.Users;

/// <summary>Who signs in. A class, so that no generated text form prints the password.</summary>
public sealed class Credentials
{
    public required string InstitutionId { get; init; }

    public required string Email { get; init; }

    public required string Password { get; init; }
}
