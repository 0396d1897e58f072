namespace EscrowGrid.Api.RateLimits;

/// <summary>What the limits have refused lately.</summary>
/// <param name="IsShared">By all instances together, told by Redis; else by this process.</param>
/// <param name="ByLimit">Refusals of the last 24 hours, by the limit's name.</param>
/// <param name="Callers">Those refused last, the latest first.</param>
internal sealed record RefusalSummary(
    bool IsShared, IReadOnlyDictionary<string, long> ByLimit, IReadOnlyList<RefusedCaller> Callers);
