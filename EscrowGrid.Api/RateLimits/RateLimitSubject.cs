namespace EscrowGrid.Api.RateLimits;

/// <summary>What a limit counts by.</summary>
internal enum RateLimitSubject
{
    /// <summary>The API key or the user; root where it is not exempt.</summary>
    Caller,

    /// <summary>An institution, all of its callers together.</summary>
    Institution,

    /// <summary>A user.</summary>
    User,

    /// <summary>The client's address (IPv6: its /64).</summary>
    Address,

    /// <summary>An account, as a digest of its e-mail address.</summary>
    Account,

    /// <summary>An account and the client's address together; a user who says the password again.</summary>
    AccountAndAddress,
}
