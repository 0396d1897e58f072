namespace EscrowGrid.Admin.Sessions;

/// <summary>How long a session lasts, and how many there may be.</summary>
internal static class SessionLimits
{
    /// <summary>Without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>In any case.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    /// <summary>How exact the idle time is: a session that was seen just now is not written again.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>Before the end of an access token, so that a page does not lose it half-way.</summary>
    public static readonly TimeSpan RefreshEarly = TimeSpan.FromMinutes(1);

    /// <summary>In one process without Redis; the oldest make room.</summary>
    public const int InMemory = 10_000;

    /// <summary>Characters of what was typed that are kept for a form that was refused.</summary>
    public const int KeptInput = 64 * 1024;
}
