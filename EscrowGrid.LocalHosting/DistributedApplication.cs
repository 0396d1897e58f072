using EscrowGrid.LocalHosting.Manifest;
using EscrowGrid.LocalHosting.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.LocalHosting;

/// <summary>An application of several services and servers on this machine.</summary>
public sealed class DistributedApplication : IAsyncDisposable, IDisposable
{
    private readonly IHost _host;
    private readonly ApplicationRun _run;
    private readonly Action? _onDisposed;
    private bool _isDisposed;

    internal DistributedApplication(IHost host, Action? onDisposed)
    {
        _host = host;
        _onDisposed = onDisposed;
        _run = new ApplicationRun(host.Services);
    }

    /// <summary>Services of the AppHost itself.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Waits for resources.</summary>
    public ResourceNotificationService ResourceNotifications =>
        Services.GetRequiredService<ResourceNotificationService>();

    /// <summary>Starts and stops resources.</summary>
    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    /// <summary>Begins an application.</summary>
    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    /// <summary>Begins an application with the AppHost's command line.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) =>
        CreateBuilder(new DistributedApplicationOptions { Args = args });

    /// <summary>Begins an application.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) =>
        new DistributedApplicationBuilder(options);

    /// <summary>Runs the application until Ctrl+C or SIGTERM, or writes the manifest and returns.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>
    /// Runs the application until Ctrl+C, SIGTERM or cancellation, or writes the manifest and returns. What a person
    /// can put right is printed as one message, and the exit code is 1 then.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            if (Services.GetService<PublishingOptions>() is { } publishing)
            {
                await Services.GetRequiredService<ManifestPublisher>().PublishAsync(publishing, cancellationToken);
                return;
            }
            await StartAsync(cancellationToken);
            await _host.WaitForShutdownAsync(cancellationToken);
        }
        catch (LocalHostingException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            Environment.ExitCode = 1;
        }
        finally
        {
            await DisposeAsync();
        }
    }

    /// <summary>Starts the application and returns while its resources start; wait for them by name.</summary>
    /// <exception cref="LocalHostingException">
    /// Something is missing or in the way: a server, a port, a parameter, or the state is in use by another AppHost.
    /// </exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _host.StartAsync(cancellationToken);
        await _run.StartAsync(cancellationToken);
    }

    /// <summary>Stops the resources in reverse order of their dependencies.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await _run.StopAsync();
        await _host.StopAsync(cancellationToken);
    }

    /// <summary>Stops the application if it runs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        await _run.DisposeAsync();
        if (_host is IAsyncDisposable host)
            await host.DisposeAsync();
        _onDisposed?.Invoke();
    }

    /// <summary>Stops the application if it runs.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
