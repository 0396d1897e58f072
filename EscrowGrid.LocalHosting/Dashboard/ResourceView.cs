using System.Globalization;
using EscrowGrid.LocalHosting.Running;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EscrowGrid.LocalHosting.Dashboard;

/// <summary>How a resource is put into words.</summary>
internal static class ResourceView
{
    /// <summary>The colour of a state: good, warn, bad, or none for what is at rest.</summary>
    public static string Tone(string state, HealthStatus? health)
    {
        if (state == KnownResourceStates.Running)
        {
            return health switch
            {
                HealthStatus.Unhealthy => "bad",
                HealthStatus.Degraded => "warn",
                _ => "good",
            };
        }

        if (state == KnownResourceStates.Exited || state == KnownResourceStates.FailedToStart)
        {
            return "bad";
        }

        return state == KnownResourceStates.NotStarted || state == KnownResourceStates.Finished ? "" : "warn";
    }

    public static string Words(string state, HealthStatus? health)
    {
        var words = state == KnownResourceStates.NotStarted ? "Not started"
            : state == KnownResourceStates.FailedToStart ? "Failed to start"
            : state;
        return state == KnownResourceStates.Running && health is { } known
            ? $"{words}, {known.ToString().ToLowerInvariant()}"
            : words;
    }

    /// <summary>What may be asked of a resource in that state.</summary>
    public static IReadOnlyList<string> Verbs(string type, string state)
    {
        if (type is "Database" or "Parameter")
        {
            return [];
        }

        var atRest = state == KnownResourceStates.NotStarted || KnownResourceStates.TerminalStates.Contains(state);
        return atRest ? ["start"] : ["restart", "stop"];
    }

    public static string Capital(string verb) => char.ToUpperInvariant(verb[0]) + verb[1..];

    /// <summary>How long the longest-running of them has been up, empty when none runs.</summary>
    public static string Uptime(IReadOnlyList<ReplicaSnapshot> replicas, DateTimeOffset now)
    {
        var since = replicas
            .Where(replica => replica.ProcessId is not null && replica.StartedAt is not null)
            .Min(replica => replica.StartedAt);
        return since is { } start ? Ago(now - start) : "";
    }

    public static string Restarts(IReadOnlyList<ReplicaSnapshot> replicas) =>
        replicas.Count == 0
            ? ""
            : replicas.Sum(replica => replica.Restarts).ToString(CultureInfo.InvariantCulture);

    public static string Took(TimeSpan duration) => duration switch
    {
        { TotalMilliseconds: < 1 } => $"{duration.TotalMicroseconds:0} µs",
        { TotalSeconds: < 1 } => $"{duration.TotalMilliseconds:0.0} ms",
        _ => $"{duration.TotalSeconds:0.00} s",
    };

    /// <summary>Time of day, UTC, as the logs show it.</summary>
    public static string Clock(DateTimeOffset time) =>
        time.UtcDateTime.ToString("HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Ago(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => $"{(int)time.TotalSeconds} s",
        { TotalHours: < 1 } => $"{(int)time.TotalMinutes} min {time.Seconds} s",
        { TotalDays: < 1 } => $"{(int)time.TotalHours} h {time.Minutes} min",
        _ => $"{(int)time.TotalDays} d {time.Hours} h",
    };
}
