namespace EscrowGrid.Core.Identifiers;

/// <summary>
/// The id of a job, written <c>job_&lt;uuid&gt;</c>. Whoever enqueues the job makes it, and whatever the job calls
/// outside gets it as the idempotency key.
/// </summary>
public readonly record struct JobId(Guid Value) : IPrefixedId<JobId>
{
    public static string Prefix => "job";

    public static JobId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
