namespace EscrowGrid.Core.Jobs;

/// <summary>
/// The acknowledgement of a run: the only way in which a job leaves a worker. A handler that writes gives it to the
/// store together with what it writes, in one transaction (<see cref="Events.Trail.Ack"/>, or a store's own
/// parameter); then both are stored, or neither, and a worker whose lease has run out stores nothing. A handler that
/// writes nothing just returns it.
/// </summary>
public sealed class JobAck
{
    internal JobAck(JobLease lease, JobVerdict verdict) => (Lease, Verdict) = (lease, verdict);

    public JobLease Lease { get; }

    public JobVerdict Verdict { get; }

    /// <summary>How long until the job is due again, if it is to be.</summary>
    public TimeSpan Delay { get; internal init; }

    /// <summary>Why the run failed; null when it did not.</summary>
    public string? Error { get; internal init; }

    /// <summary>Whether it is part of a transaction that has been sent to the database.</summary>
    public bool IsHandedOver { get; private set; }

    /// <summary>Called by the store that makes it part of a transaction.</summary>
    internal void HandOver() => IsHandedOver = true;
}
