namespace EscrowGrid.Api.RateLimits;

/// <summary>Counts for all instances together where it can, else for this one.</summary>
internal sealed class RateLimiter(SharedWindows shared, LocalWindows local)
{
    public async ValueTask<RateLimitState> CountAsync(RateLimit limit, string subject) =>
        await shared.TryCountAsync(limit, subject) ?? local.Count(limit, subject);
}
