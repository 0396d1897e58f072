namespace EscrowGrid.Api.RateLimits;

/// <summary>Counts for all instances together where it can, else for this one.</summary>
internal sealed class RateLimiter(SharedWindows shared, LocalWindows local, RateLimitRefusals refusals)
{
    /// <summary>What is over the limit is refused by whoever asked, and told to operators.</summary>
    public async ValueTask<RateLimitState> CountAsync(RateLimit limit, string subject)
    {
        var state = await CountOnlyAsync(limit, subject);
        if (state.Count > limit.Maximum)
            refusals.Note(limit, subject);
        return state;
    }

    /// <summary>For what is refused later, if at all.</summary>
    public async ValueTask<RateLimitState> CountOnlyAsync(RateLimit limit, string subject) =>
        await shared.TryCountAsync(limit, subject) ?? local.Count(limit, subject);
}
