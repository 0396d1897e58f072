namespace EscrowGrid.Core.Jobs.Scheduling;

/// <summary>What Quartz stores of a job.</summary>
internal sealed record QuartzTicket(Guid Job);
