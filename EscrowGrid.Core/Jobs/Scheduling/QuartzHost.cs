using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace EscrowGrid.Core.Jobs.Scheduling;

/// <summary>
/// Quartz with services of its own: its clock is the machine's, and registering that among the application's services
/// would put it in the place of theirs. Quartz does not start while its store is away, and the process does not wait
/// for it: it is tried again, from its beginning, until it does.
/// </summary>
/// <param name="application">What Quartz' jobs call, and where the application's data source and logs are.</param>
/// <param name="configure">What is particular to the store.</param>
internal sealed class QuartzHost(IServiceProvider application, Action<IServiceCollection> configure)
    : BackgroundService, IAsyncDisposable
{
    private readonly TaskCompletionSource<ServiceProvider> _started =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly ILogger _logger = application.GetRequiredService<ILogger<QuartzHost>>();

    private bool _isStopped;

    /// <summary>Waits until Quartz has started.</summary>
    public async Task<IScheduler> GetSchedulerAsync(CancellationToken cancellationToken)
    {
        var services = await _started.Task.WaitAsync(cancellationToken);
        return await services.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // A host may be told to stop again when everything has been disposed of.
        if (_isStopped || !_started.Task.IsCompletedSuccessfully)
            return;
        _isStopped = true;
        foreach (var hosted in HostedOf(await _started.Task))
            await hosted.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_started.Task.IsCompletedSuccessfully)
            await (await _started.Task).DisposeAsync();
        Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && !await TryStartAsync(stoppingToken))
        {
            await Task.Delay(Limits.JobPoll, QuartzJobEngineExtensions.Clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static IEnumerable<IHostedService> HostedOf(ServiceProvider services) =>
        services.GetServices<IHostedService>();

    private async Task<bool> TryStartAsync(CancellationToken stoppingToken)
    {
        var services = Build();
        try
        {
            foreach (var hosted in HostedOf(services))
                await hosted.StartAsync(stoppingToken);
            _started.SetResult(services);
            return true;
        }
        catch (Exception exception)
        {
            await services.DisposeAsync();
            if (!stoppingToken.IsCancellationRequested)
                _logger.EngineWaits("Quartz", exception.Message);
            return false;
        }
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection()
            .AddSingleton(application.GetRequiredService<ILoggerFactory>())
            .AddSingleton(application.GetRequiredService<IHostApplicationLifetime>())
            // Not before a job runs: the runner needs the engine, which needs this.
            .AddSingleton(new Lazy<IJobRunner>(application.GetRequiredService<IJobRunner>))
            .AddLogging();
        configure(services);
        return services.BuildServiceProvider();
    }
}
