namespace EscrowGrid.Api.RateLimits;

/// <summary>
/// Marks an endpoint that has a limit of its own. It is the endpoint that is marked and not a path, so no other
/// spelling of the path goes round it.
/// </summary>
internal enum SensitiveOperation
{
    /// <summary>By institution: all callers that may create keys there count together.</summary>
    KeyCreation,

    /// <summary>By caller; root is one.</summary>
    InstitutionCreation,

    /// <summary>
    /// A call to a route of escrows: by user, and by the address of users; the stricter one holds (escrow-services.md
    /// 25; trap T-55). API keys are under the general limit instead.
    /// </summary>
    EscrowCall,

    /// <summary>
    /// A webhook of a payment provider: by address, in a class of its own, lest other limits throttle a provider
    /// (escrow-services.md, T-44).
    /// </summary>
    ProviderNotice,
}
