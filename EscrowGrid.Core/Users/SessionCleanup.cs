using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Users;

/// <summary>Forgets sessions that ended long ago, with the addresses they came from.</summary>
public sealed class SessionCleanup(ISessionStore sessions, UserParts parts)
{
    public static readonly RecurringSchedule Schedule = new(
        "session-cleanup", Limits.SessionCleanupCron, "Deletes old sessions of users and their refresh tokens.");

    /// <returns>How many.</returns>
    public Task<long> RunAsync(CancellationToken cancellationToken) =>
        sessions.ForgetAsync(parts.Now - Limits.SessionRetention, cancellationToken);
}
