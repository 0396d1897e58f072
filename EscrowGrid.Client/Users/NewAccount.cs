namespace EscrowGrid.Client.Users;

/// <summary>Who signs up. A class, so that no generated text form prints the password.</summary>
public sealed class NewAccount
{
    public required string InstitutionId { get; init; }

    public required string Email { get; init; }

    /// <summary>12 to 128 characters, and not a common one.</summary>
    public required string Password { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>The terms that the user accepts.</summary>
    public string? TermsVersion { get; init; }
}
