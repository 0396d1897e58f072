using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Benchmarks.Jobs;

/// <summary>A job that does nothing but tell how long it took to be picked up.</summary>
/// <param name="EnqueuedAt">In ticks of UTC, by the clock that all processes of a machine share.</param>
internal sealed record Probe(long EnqueuedAt)
{
    public static readonly JobType<Probe> Type = new("benchmark.probe");
}
