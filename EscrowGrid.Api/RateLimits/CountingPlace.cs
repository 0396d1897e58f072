namespace EscrowGrid.Api.RateLimits;

/// <summary>Where requests are counted.</summary>
internal enum CountingPlace
{
    /// <summary>In Redis, for all instances together.</summary>
    Cache,

    /// <summary>In the instance that answered, for itself.</summary>
    Process,
}
