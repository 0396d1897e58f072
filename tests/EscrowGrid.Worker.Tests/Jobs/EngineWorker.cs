using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Recurring;
using EscrowGrid.Core.Jobs.Scheduling;
using EscrowGrid.Jobs.Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Worker.Tests.Jobs;

/// <summary>One worker with its engine, at a place that it may share with others.</summary>
internal sealed class EngineWorker : IAsyncDisposable
{
    private readonly IHost _host;

    private EngineWorker(IHost host) => _host = host;

    /// <summary>An operator's request.</summary>
    public static CallContext Call { get; } = new(Caller.Root, "request", "POST", "/operations", ClientAddress: null);

    public IJobEngine Engine => Service<IJobEngine>();

    public IJobRunner Runner => Service<IJobRunner>();

    public IJobStore Store => Service<IJobStore>();

    /// <param name="place">Where its jobs are.</param>
    /// <param name="handler">Runs them.</param>
    /// <param name="schedule">A schedule, if there is to be one.</param>
    /// <param name="work">What is due by it.</param>
    public static async Task<EngineWorker> StartAsync(
        EnginePlace place,
        IJobHandler<EngineNote>? handler = null,
        RecurringSchedule? schedule = null,
        Func<CancellationToken, Task>? work = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        var services = builder.Services;
        AddStore(services, place);
        services.AddJobWorker().AddEngineLane();
        if (handler is not null)
            services.AddSingleton(handler).AddJobHandler<EngineNote, IJobHandler<EngineNote>>(EngineNote.Type);
        if (schedule is not null)
        {
            services.AddSingleton(work!).AddRecurringJob<Func<CancellationToken, Task>>(
                schedule, (run, token) => run(token));
        }

        AddEngine(services, place);
        var host = builder.Build();
        await host.StartAsync();
        return new EngineWorker(host);
    }

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public async Task<JobId> EnqueueAsync(string text = "")
    {
        var job = EngineNote.Type.Request(Service<IIdSource>().Create<JobId>(), new EngineNote(text));
        await Store.EnqueueAsync([job], CancellationToken.None);
        return job.Id;
    }

    public async Task<JobState> StateAsync(JobId id) =>
        (await Service<IJobOperations>().FindAsync(id, CancellationToken.None))!.State;

    public Task ReachesAsync(JobId id, JobState state) =>
        Eventually.HoldsAsync(async () => await StateAsync(id) == state);

    public Task PauseAsync(bool isPaused) => Service<OperateJobs>().PutQueueAsync(
        EngineNote.Type.Queue, isPaused, "test", Call, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }

    private static void AddStore(IServiceCollection services, EnginePlace place)
    {
        services.AddEscrowGridCore();
        if (place.Memory is { } memory)
            services.AddMemoryStore().AddSingleton(memory);
        else
            services.AddSingleton(_ => NpgsqlDataSource.Create(place.Database)).AddPostgresStore();
        // Nothing is due but what the test declares.
        services.RemoveAll<RecurringSchedule>();
    }

    private static void AddEngine(IServiceCollection services, EnginePlace place)
    {
        switch (place.Engine)
        {
            case Jobs.Engine.QuartzInProcess:
                services.AddQuartzJobEngine();
                break;
            case Jobs.Engine.Quartz:
                services.AddPersistentQuartzJobEngine();
                break;
            default:
                services.AddHangfireJobEngine(place.Database);
                break;
        }
    }
}
