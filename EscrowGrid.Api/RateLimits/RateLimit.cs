namespace EscrowGrid.Api.RateLimits;

/// <summary>So many in a fixed window that begins with the first one.</summary>
/// <param name="Name">As in the RateLimit headers and in Redis; without spaces.</param>
/// <param name="Maximum">At least 1.</param>
/// <param name="Window">Whole milliseconds.</param>
/// <param name="Subject">What it counts by.</param>
internal sealed record RateLimit(string Name, int Maximum, TimeSpan Window, RateLimitSubject Subject);
