using Microsoft.Extensions.Hosting;

namespace EscrowGrid.LocalHosting.Proxy;

/// <summary>Keeps an inner host away from the signals of this process, which are the application's to handle.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
