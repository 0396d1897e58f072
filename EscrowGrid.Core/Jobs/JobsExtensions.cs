using EscrowGrid.Core.Jobs.Recurring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EscrowGrid.Core.Jobs;

/// <summary>Registers jobs.</summary>
internal static class JobsExtensions
{
    /// <summary>What whoever enqueues needs.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.TryAddSingleton<JobSettings>();
        return services
            .AddSingleton<JobSignal>()
            .AddSingleton<IJobQueue, JobQueue>()
            .AddSingleton<OperateJobs>()
            .AddSingleton<ScheduleJobs>()
            .AddSingleton<OperateSchedules>();
    }

    /// <summary>What a process that runs jobs needs.</summary>
    public static IServiceCollection AddJobWorker(this IServiceCollection services) => services
        .AddSingleton<JobHandlers>()
        .AddSingleton<JobMetrics>()
        .AddSingleton<JobAcks>()
        .AddSingleton<JobExecution>()
        .AddSingleton<JobWorkerParts>()
        // Stopped in the reverse order: leases are renewed until the last job has ended.
        .AddHostedService<JobUpkeep>()
        .AddHostedService<JobWorker>();

    /// <summary>What a process with an engine needs beside <see cref="AddJobWorker"/>.</summary>
    public static IServiceCollection AddEngineLane(this IServiceCollection services) => services
        .AddSingleton<FireSchedule>()
        .AddSingleton<EngineSchedules>()
        .AddSingleton<IJobRunner, JobRunner>()
        .AddHostedService<ScheduleKeeper>()
        .AddHostedService<JobDispatcher>();

    /// <summary>Declares that this process runs jobs of a type.</summary>
    public static IServiceCollection AddJobHandler<TPayload, THandler>(
        this IServiceCollection services, JobType<TPayload> type)
        where TPayload : notnull
        where THandler : class, IJobHandler<TPayload>
    {
        services.TryAddSingleton<THandler>();
        return services.AddSingleton(provider =>
        {
            var handler = provider.GetRequiredService<THandler>();
            return new JobRegistration(
                type,
                (job, context, token) => handler.HandleAsync(JobType<TPayload>.Read(job.Payload), context, token));
        });
    }
}
