namespace EscrowGrid.LocalHosting.Running;

/// <summary>A parameter does nothing; it only has to have a value.</summary>
internal sealed class ParameterRunner(ParameterResource parameter) : IResourceRunner
{
    public IResource Resource => parameter;

    public IReadOnlyList<string> Replicas => [];

    public async Task CheckAsync(CancellationToken ct) => await parameter.GetValueAsync(ct);

    public Task StartAsync(string? replica, CancellationToken ct) => Task.CompletedTask;

    public Task StopAsync(string? replica, CancellationToken ct) => Task.CompletedTask;

    public void Dispose()
    {
        // Nothing runs.
    }
}
