using EscrowGrid.Client.Health;

namespace EscrowGrid.Admin.Status;

/// <summary>What the console knows of the system at one moment; without health the API did not answer.</summary>
internal sealed record SystemStatus(DateTimeOffset At, HealthStatus? Health, Readiness? Readiness)
{
    /// <summary>The state in one word, which is also the name of its colour.</summary>
    public string Word => Readiness?.Status ?? "away";

    public string Headline => Word switch
    {
        "ready" => "All systems work",
        "degraded" => "Working, with something missing",
        "unavailable" => "The API runs, but cannot work",
        "stopping" => "The API is stopping",
        _ => "The API does not answer",
    };

    public string Explanation => Word switch
    {
        "ready" => "Every dependency answers.",
        "degraded" => "Answers stay correct; an optional dependency is away.",
        "unavailable" => "A required dependency is away. Calls are refused until it is back; nothing is lost.",
        "stopping" => "It finishes the calls that it has and takes no new ones.",
        _ => "It is starting, stopped, or cannot be reached from here. This page asks again when it is reloaded.",
    };
}
