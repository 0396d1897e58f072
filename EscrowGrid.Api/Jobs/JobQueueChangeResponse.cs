using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Jobs;

/// <summary>What an operator decided about a queue.</summary>
internal sealed record JobQueueChangeResponse(
    string Queue, bool Paused, DateTimeOffset ChangedAt, string ChangedBy, string Reason)
{
    public static JobQueueChangeResponse From(JobQueueState state) =>
        new(state.Queue, state.IsPaused, state.ChangedAt, state.ChangedBy, state.Reason);
}
