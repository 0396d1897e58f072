namespace EscrowGrid.Client.Users;

/// <summary>Who was invited. A class, so that no generated text form prints its secrets.</summary>
public sealed class Acceptance
{
    /// <summary>The token of the invitation.</summary>
    public required string Invitation { get; init; }

    /// <summary>12 to 128 characters, and not a common one.</summary>
    public required string Password { get; init; }

    /// <summary>The terms that the user accepts.</summary>
    public string? TermsVersion { get; init; }
}
