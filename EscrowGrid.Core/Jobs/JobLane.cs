namespace EscrowGrid.Core.Jobs;

/// <summary>Who brings a job to a worker.</summary>
public enum JobLane
{
    /// <summary>
    /// The workers take it from the table themselves: fast, in strict order by key, acknowledged together with what the
    /// handler writes.
    /// </summary>
    Domain,

    /// <summary>
    /// The engine (Quartz, Hangfire) carries its id to a worker. For slow work without an order, such as reports.
    /// </summary>
    Engine,
}
