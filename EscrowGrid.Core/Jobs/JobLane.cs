namespace EscrowGrid.Core.Jobs;

/// <summary>Which way a job comes to a worker.</summary>
public enum JobLane
{
    /// <summary>Taken by the workers from our own table, within milliseconds; for what follows from a change.</summary>
    Domain,

    /// <summary>
    /// Handed to the engine as a ticket that carries the job's id; for maintenance, reports and all that is due by a
    /// schedule. Its row, its lease and its outcome are ours all the same.
    /// </summary>
    Engine,
}
