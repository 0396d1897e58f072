using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace EscrowGrid.Core.Jobs.Scheduling;

/// <summary>Registers Quartz as the engine.</summary>
public static class QuartzJobEngineExtensions
{
    /// <summary>More than the number of schedules: none waits for another.</summary>
    private const int Threads = 4;

    public static IServiceCollection AddQuartzJobEngine(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "EscrowGrid";
                // The process ends within the host's limit: running work is asked to stop, then waited for.
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs;
            });
            quartz.UseDefaultThreadPool(Threads);
            quartz.UseInMemoryStore();
        });
        services.AddQuartzHostedService(service => service.WaitForJobsToComplete = true);
        return services.AddSingleton<IJobEngine, QuartzJobEngine>();
    }
}
