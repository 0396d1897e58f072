namespace EscrowGrid.LocalHosting.Running;

/// <summary>The running application as others see it.</summary>
internal sealed class ResourceCatalogue(EngineParts parts, Engine engine) : IResourceCatalogue
{
    public IReadOnlyList<ResourceSnapshot> Snapshot() => parts.Board.All();

    public IAsyncEnumerable<ResourceSnapshot> WatchAsync(CancellationToken ct) => parts.Board.WatchAsync(ct);

    public IReadOnlyList<LogLine> Logs(string? name) => parts.Logs.After(0, name);

    public IAsyncEnumerable<LogLine> FollowAsync(string? name, CancellationToken ct) =>
        parts.Logs.FollowAsync(name, ct);

    public Task StartAsync(string name, CancellationToken ct) =>
        engine.Commandable(name, out var replica).StartAsync(replica, ct);

    public Task StopAsync(string name, CancellationToken ct) =>
        engine.Commandable(name, out var replica).StopAsync(replica, ct);

    public async Task RestartAsync(string name, CancellationToken ct)
    {
        var runner = engine.Commandable(name, out var replica);
        await runner.StopAsync(replica, ct);
        await runner.StartAsync(replica, ct);
    }
}
