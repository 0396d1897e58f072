using EscrowGrid.Core.Jobs.Recurring;

namespace EscrowGrid.Api.Jobs;

/// <summary>Who decided last about a schedule, and why.</summary>
internal sealed record ScheduleChangeResponse(DateTimeOffset ChangedAt, string ChangedBy, string Reason)
{
    public static ScheduleChangeResponse From(ScheduleState state) =>
        new(state.ChangedAt, state.ChangedBy, state.Reason);
}
