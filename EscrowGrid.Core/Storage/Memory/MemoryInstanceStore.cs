using System.Collections.Concurrent;
using EscrowGrid.Core.Instances;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>Nobody else can see this memory, so it is this process alone.</summary>
internal sealed class MemoryInstanceStore(TimeProvider time) : IInstanceStore
{
    private readonly ConcurrentDictionary<string, (InstanceReport Report, DateTimeOffset At)> _seen =
        new(StringComparer.Ordinal);

    public Task ReportAsync(InstanceReport report, CancellationToken cancellationToken)
    {
        var now = time.NowInMilliseconds();
        _seen[report.Name] = (report, now);
        foreach (var (name, seen) in _seen)
        {
            if (seen.At < now - Limits.InstanceMemory)
                _seen.TryRemove(name, out _);
        }

        return Task.CompletedTask;
    }

    public Task ForgetAsync(string name, CancellationToken cancellationToken)
    {
        _seen.TryRemove(name, out _);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ShownInstance>> ListAsync(CancellationToken cancellationToken)
    {
        var silentBefore = time.GetUtcNow() - Limits.InstanceSilence;
        return Task.FromResult<IReadOnlyList<ShownInstance>>(
        [
            .. _seen.Values
                .OrderBy(it => it.Report.StartedAt)
                .ThenBy(it => it.Report.Name, StringComparer.Ordinal)
                .Select(it => new ShownInstance(it.Report, it.At, it.At < silentBefore)),
        ]);
    }
}
