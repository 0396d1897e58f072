using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Jobs;

/// <summary>A job on the wire.</summary>
internal sealed record JobResponse(
    string Id,
    string Type,
    string Queue,
    string State,
    string Lane,
    string Priority,
    string? OrderingKey,
    string? DedupKey,
    bool AboutMoney,
    int Attempt,
    int MaxAttempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset RunAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    string? Worker,
    JsonText Payload,
    IReadOnlyList<JobFailureResponse> Failures)
{
    public static JobResponse From(ShownJob job) => new(
        job.Id.ToString(),
        job.Type,
        job.Queue,
        WireName<JobState>.Of(job.State),
        WireName<JobLane>.Of(job.Lane),
        WireName<JobPriority>.Of(job.Priority),
        job.OrderingKey,
        job.DedupKey,
        job.IsAboutMoney,
        job.Attempt,
        job.MaxAttempts,
        job.CreatedAt,
        job.RunAt,
        job.StartedAt,
        job.FinishedAt,
        job.Worker,
        job.Payload,
        [.. job.Failures.Select(JobFailureResponse.From)]);
}
