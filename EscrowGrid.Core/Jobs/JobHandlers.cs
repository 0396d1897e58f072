using System.Collections.Frozen;

namespace EscrowGrid.Core.Jobs;

/// <summary>What this release can run.</summary>
internal sealed class JobHandlers(IEnumerable<JobRegistration> registrations)
{
    private readonly FrozenDictionary<string, JobRegistration> _byType =
        registrations.ToFrozenDictionary(it => it.Kind.Name, StringComparer.Ordinal);

    /// <summary>Of both lanes, in no particular order, each once.</summary>
    public IReadOnlyList<string> Queues => [.. _byType.Values.Select(it => it.Kind.Queue).Distinct()];

    public IReadOnlyList<string> TypesOf(JobLane lane) =>
        [.. _byType.Values.Where(it => it.Kind.Lane == lane).Select(it => it.Kind.Name)];

    /// <summary>In no particular order, each once.</summary>
    public IReadOnlyList<string> QueuesOf(JobLane lane) =>
        [.. _byType.Values.Where(it => it.Kind.Lane == lane).Select(it => it.Kind.Queue).Distinct()];

    public JobRegistration this[string type] => _byType[type];
}
