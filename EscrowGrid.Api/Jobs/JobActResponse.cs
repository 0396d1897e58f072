using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Jobs;

/// <summary>What became of the jobs that an operator acted on.</summary>
internal sealed record JobActResponse(int Count, string State)
{
    public static JobActResponse From(JobActOutcome outcome) =>
        new(outcome.Count, WireName<JobState>.Of(outcome.State));
}
