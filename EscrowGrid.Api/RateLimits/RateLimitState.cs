namespace EscrowGrid.Api.RateLimits;

/// <summary>A window after it counted something.</summary>
/// <param name="Count">With the counted one.</param>
/// <param name="ResetAfter">Until the window ends.</param>
internal sealed record RateLimitState(long Count, TimeSpan ResetAfter)
{
    /// <summary>For headers and details: rounded up, so that whoever waits so long has waited enough.</summary>
    public int ResetAfterSeconds => Math.Max(1, (int)Math.Ceiling(ResetAfter.TotalSeconds));
}
