using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace EscrowGrid.Core.Jobs.Scheduling;

/// <summary>
/// Quartz with services of its own: its clock is the machine's, and registering that among the application's services
/// would put it in the place of theirs.
/// </summary>
/// <param name="application">What Quartz' jobs call, and where the application's data source and logs are.</param>
/// <param name="configure">What is particular to the store.</param>
internal sealed class QuartzHost(IServiceProvider application, Action<IServiceCollection> configure)
    : IHostedService, IAsyncDisposable
{
    private readonly ServiceProvider _services = Build(application, configure);

    private IHostedService[] _hosted = [];

    public ISchedulerFactory Schedulers => _services.GetRequiredService<ISchedulerFactory>();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _hosted = [.. _services.GetServices<IHostedService>()];
        foreach (var hosted in _hosted)
            await hosted.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var hosted in _hosted)
            await hosted.StopAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static ServiceProvider Build(IServiceProvider application, Action<IServiceCollection> configure)
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
