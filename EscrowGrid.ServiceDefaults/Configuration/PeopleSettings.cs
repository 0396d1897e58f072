namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// How the API deals with users (escrow-services.md 6.4 and 25; production-launch.md, properties 8, 9 and 33). A class
/// and not a record, so that no generated text form can print a secret.
/// </summary>
public sealed class PeopleSettings
{
    /// <summary>
    /// What access tokens are signed with, without line breaks. Never null for the API outside Development.
    /// </summary>
    public string? JwtSecret { get; init; }

    /// <summary>What they were signed with before; still accepted. Null when nothing is being replaced.</summary>
    public string? PreviousJwtSecret { get; init; }

    public SignUpSetting SignUp { get; init; }

    /// <summary>The terms that users must have accepted; null asks for none.</summary>
    public string? TermsVersion { get; init; }

    /// <summary>New accounts from one address in an hour.</summary>
    public int SignUps { get; init; } = 10;

    /// <summary>Attempts to sign in from one address in 15 minutes, right or wrong.</summary>
    public int SignIns { get; init; } = 100;

    /// <summary>Attempts upon one account from one address in 15 minutes, right or wrong.</summary>
    public int SignInsPerAccount { get; init; } = 10;

    /// <summary>Refreshed sessions of one address in a minute.</summary>
    public int Refreshes { get; init; } = 600;

    /// <summary>Requests of one user to the routes of escrows in a minute.</summary>
    public int EscrowCallsPerUser { get; init; } = 50;

    /// <summary>Requests of users of one address to the routes of escrows in a minute.</summary>
    public int EscrowCallsPerAddress { get; init; } = 100;
}
