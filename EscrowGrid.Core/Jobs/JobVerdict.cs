namespace EscrowGrid.Core.Jobs;

/// <summary>How a run of a job ended.</summary>
public enum JobVerdict
{
    Completed,

    /// <summary>Failed, and due again later.</summary>
    Retried,

    /// <summary>Failed for the last time.</summary>
    Dead,

    /// <summary>Not failed and not done: due again later, and the run does not count as an attempt.</summary>
    Postponed,
}
