namespace EscrowGrid.Admin.Sessions;

/// <summary>
/// Redis does not answer, so nobody's session can be looked up: a page of nobody's fault, which comes back by itself.
/// </summary>
internal sealed class SessionsAwayException(Exception cause) : Exception("Redis does not answer.", cause)
{
    /// <summary>When it makes sense to try again.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);
}
