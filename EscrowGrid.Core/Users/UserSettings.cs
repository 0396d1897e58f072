namespace EscrowGrid.Core.Users;

/// <summary>What an installation decides about its users.</summary>
public sealed record UserSettings
{
    public SignUpMode SignUp { get; init; } = SignUpMode.Invite;

    /// <summary>
    /// The terms that users must have accepted, as the operator names them; null asks for none.
    /// </summary>
    public string? TermsVersion { get; init; }
}
