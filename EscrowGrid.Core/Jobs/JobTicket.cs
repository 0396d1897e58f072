using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs;

/// <summary>
/// All that an engine is given of a job. It may be lost or come twice: the job's row decides, and what was not claimed
/// for <see cref="Limits.JobTicketPatience"/> is handed out again.
/// </summary>
/// <param name="Job">Which one.</param>
/// <param name="Queue">The job's queue, for the engine's own displays.</param>
public readonly record struct JobTicket(JobId Job, string Queue);
