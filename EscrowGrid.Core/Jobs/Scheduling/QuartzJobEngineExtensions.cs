using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace EscrowGrid.Core.Jobs.Scheduling;

/// <summary>Registers Quartz as the engine.</summary>
public static class QuartzJobEngineExtensions
{
    private static readonly TimeSpan IdleWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The machine's, whatever the application's: triggers come back from Quartz' tables with this one, and for a
    /// trigger whose clock is behind the scheduler's Quartz looks for a time that is not late for ever.
    /// </summary>
    internal static TimeProvider Clock => TimeProvider.System;

    /// <summary>Within one process, for the in-memory store: schedules and tickets end with it.</summary>
    public static IServiceCollection AddQuartzJobEngine(this IServiceCollection services) =>
        services.AddEngine(static (quartz, _) => quartz.UseInMemoryStore());

    /// <summary>
    /// All processes with the database of the registered <see cref="NpgsqlDataSource"/> share schedules and tickets.
    /// </summary>
    public static IServiceCollection AddPersistentQuartzJobEngine(this IServiceCollection services) =>
        services.AddEngine(static (quartz, application) => quartz.UsePersistentStore(store => store
            .UsePostgres(source =>
                source.DataSourceFactory = _ => application.GetRequiredService<NpgsqlDataSource>())
            .UseSystemTextJsonSerializer()
            .UseClustering(static cluster =>
            {
                cluster.CheckinInterval = CheckIn;
                cluster.CheckinMisfireThreshold = CheckIn;
            })
            .ConfigureStore(static options =>
            {
                options.TablePrefix = QuartzSchema.TablePrefix;
                // Its lock on enqueueing is the whole cluster's, and a ticket has only one that hands it out.
                options.LockOnInsert = false;
                // Without, a firing that a shutdown interrupts is lost.
                options.RecoverFiringsCancelledByShutdown = true;
            })));

    private static IServiceCollection AddEngine(
        this IServiceCollection services, Action<IQuartzBuilder, IServiceProvider> useStore) => services
        .AddSingleton(application => new QuartzHost(application, own => Configure(own, application, useStore)))
        .AddHostedService(static application => application.GetRequiredService<QuartzHost>())
        .AddSingleton<IJobEngine, QuartzJobEngine>();

    private static void Configure(
        IServiceCollection services,
        IServiceProvider application,
        Action<IQuartzBuilder, IServiceProvider> useStore)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "EscrowGrid";
                // By default a ticket waits up to half a minute to be seen.
                scheduler.IdleWaitTime = IdleWait;
                // The process ends within the host's limit: running work is asked to stop, then waited for.
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs;
            });
            quartz.UseTimeProvider(Clock);
            quartz.UseDefaultThreadPool(Limits.JobEngineThreads);
            useStore(quartz, application);
        });
        services.AddQuartzHostedService(service => service.WaitForJobsToComplete = true);
    }
}
