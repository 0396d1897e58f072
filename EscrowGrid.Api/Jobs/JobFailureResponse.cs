using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Jobs;

/// <summary>A failed attempt on the wire.</summary>
internal sealed record JobFailureResponse(
    int Attempt, DateTimeOffset StartedAt, DateTimeOffset FailedAt, string Worker, string Error)
{
    public static JobFailureResponse From(JobFailure failure) =>
        new(failure.Attempt, failure.StartedAt, failure.FailedAt, failure.Worker, failure.Error);
}
