namespace EscrowGrid.Core.Jobs;

/// <summary>How many ended jobs are kept of each queue; failed ones that are about money are all kept.</summary>
/// <param name="Completed">Completed ones (<c>QUEUE_REMOVE_ON_COMPLETE</c>).</param>
/// <param name="Failed">Dead and deleted ones (<c>QUEUE_REMOVE_ON_FAIL</c>).</param>
public sealed record JobRetention(int Completed = 100, int Failed = 1_000);
