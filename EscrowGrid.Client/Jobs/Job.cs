using System.Text.Json.Nodes;

namespace EscrowGrid.Client.Jobs;

/// <summary>A job.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">What kind of work it is.</param>
/// <param name="Queue">Its queue.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempt">Runs that have begun, since it was enqueued or last retried by an operator.</param>
/// <param name="MaxAttempts">Runs until it is dead.</param>
/// <param name="CreatedAt">When it was enqueued.</param>
/// <param name="RunAt">When it is or was due.</param>
/// <param name="Payload">What its handler needs to know.</param>
/// <param name="Failures">The latest failed attempts, oldest first.</param>
public sealed record Job(
    string Id,
    string Type,
    string Queue,
    JobState State,
    int Attempt,
    int MaxAttempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset RunAt,
    JsonObject Payload,
    IReadOnlyList<JobFailure> Failures)
{
    /// <summary>DOMAIN, or ENGINE for what comes to a worker by the engine.</summary>
    public string Lane { get; init; } = "DOMAIN";

    /// <summary>URGENT, NORMAL or LOW.</summary>
    public string Priority { get; init; } = "NORMAL";

    /// <summary>Jobs of one key run one after the other.</summary>
    public string? OrderingKey { get; init; }

    /// <summary>Only one job of a key waits or runs.</summary>
    public string? DedupKey { get; init; }

    /// <summary>Whether it is kept for ever when it failed.</summary>
    public bool AboutMoney { get; init; }

    /// <summary>When its last run began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Who took it last.</summary>
    public string? Worker { get; init; }
}
