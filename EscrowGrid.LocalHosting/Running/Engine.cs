using System.Globalization;
using EscrowGrid.LocalHosting.Proxy;
using EscrowGrid.LocalHosting.State;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>Runs the model: checks what can be checked, starts everything, answers commands, stops in order.</summary>
internal sealed class Engine(
    DistributedApplicationModel model,
    EngineParts parts,
    RunnerFactory factory,
    EngineOptions options,
    StateDirectory state) : IAsyncDisposable
{
    private readonly List<IResourceRunner> _runners = [];
    private readonly EndpointProxy _proxy = new(parts.Routes);
    private StateLock? _lock;
    private bool _isDisposed;

    public IReadOnlyList<IResource> Resources => [.. model.Resources];

    /// <summary>Where resources send telemetry; set before they start.</summary>
    public OtlpTarget Otlp { get; set; } = new("http://localhost:18889", "grpc", null);

    /// <summary>
    /// Everything that can fail for a reason a person must see fails here, before the first process starts.
    /// </summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        _lock = StateLock.Acquire(state, parts.Time);
        await parts.Ledger.SweepAsync(ct);
        if (Directory.Exists(state.Scratch))
            Directory.Delete(state.Scratch, recursive: true);
        var proxied = PortPlan.Allocate(model.Resources, options.RandomizePorts);
        foreach (var resource in model.Resources)
            _runners.Add(factory.Create(resource));
        foreach (var runner in _runners.Where(runner => !IsStartedByHand(runner)))
            await CheckAsync(runner, ct);
        await _proxy.StartAsync(proxied, ct);
    }

    public Task StartAsync(CancellationToken ct) =>
        Task.WhenAll(_runners.Where(runner => !IsStartedByHand(runner)).Select(runner => runner.StartAsync(null, ct)));

    /// <summary>Stops every resource after those that use it or wait for it.</summary>
    public async Task StopAsync()
    {
        var stops = new Dictionary<IResource, Task>();
        foreach (var runner in StopOrder.Of([.. _runners.Select(runner => runner.Resource)]).Select(RunnerOf))
        {
            var users = StopOrder.UsersOf(runner.Resource, model.Resources)
                .Where(stops.ContainsKey).Select(user => stops[user]).ToList();
            stops[runner.Resource] = StopAfterAsync(users, runner);
        }
        await Task.WhenAll(stops.Values);
        parts.Board.Complete();
        parts.Logs.Complete();
    }

    public IResourceRunner Commandable(string name, out string? replica)
    {
        foreach (var runner in _runners.Where(runner => runner.Replicas.Count > 0))
        {
            replica = runner.Replicas.FirstOrDefault(r => ResourceName.Comparer.Equals(r, name));
            if (replica is not null || ResourceName.Comparer.Equals(runner.Resource.Name, name))
                return runner;
        }
        throw new LocalHostingException($"There is no resource '{name}' that runs as a process.");
    }

    public async ValueTask DisposeAsync()
    {
        // Called at the stop of the application, and again by the container.
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        await _proxy.DisposeAsync();
        foreach (var runner in _runners)
            runner.Dispose();
        _lock?.Dispose();
    }

    private static async Task CheckAsync(IResourceRunner runner, CancellationToken ct)
    {
        try
        {
            await runner.CheckAsync(ct);
        }
        catch (LocalHostingException e)
        {
            throw new LocalHostingException(
                string.Create(CultureInfo.InvariantCulture, $"{runner.Resource.Name}: {e.Message}"), e);
        }
    }

    private static async Task StopAfterAsync(IEnumerable<Task> users, IResourceRunner runner)
    {
        await Task.WhenAll(users);
        await runner.StopAsync(replica: null, CancellationToken.None);
    }

    private IResourceRunner RunnerOf(IResource resource) =>
        _runners.First(runner => ReferenceEquals(runner.Resource, resource));

    private static bool IsStartedByHand(IResourceRunner runner) =>
        runner.Resource.Annotations.OfType<ExplicitStartupAnnotation>().Any();
}
