using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Api.Tests.Jobs;

/// <summary>
/// One process's share of the jobs: its own pool of connections, or the memory that it shares with the others.
/// </summary>
internal sealed class JobProcess : IAsyncDisposable
{
    private readonly IHost _host;

    private JobProcess(IHost host) => _host = host;

    public IJobQueue Queue => Service<IJobQueue>();

    public IJobStore Store => Service<IJobStore>();

    public JobSignal Signal => Service<JobSignal>();

    /// <param name="place">Where the jobs are.</param>
    /// <param name="handler">Runs them; null for a process that only enqueues.</param>
    /// <param name="settings">How the worker works.</param>
    /// <param name="time">The process' clock and timers.</param>
    public static async Task<JobProcess> StartAsync(
        JobPlace place,
        IJobHandler<JobNote>? handler = null,
        JobSettings? settings = null,
        TimeProvider? time = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton(settings ?? new JobSettings()).AddEscrowGridCore();
        if (place.Memory is { } memory)
        {
            builder.Services.AddMemoryStore().AddSingleton(memory);
        }
        else
        {
            builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(place.Database!));
            builder.Services.AddPostgresStore();
        }

        if (handler is not null)
        {
            builder.Services.AddJobWorker();
            if (place.Memory is null)
                builder.Services.AddHostedService<JobListener>();
            builder.Services.AddSingleton(handler).AddJobHandler<JobNote, IJobHandler<JobNote>>(JobNote.Type);
        }

        var host = builder.Build();
        await host.StartAsync();
        return new JobProcess(host);
    }

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public JobId NewId() => Service<IIdSource>().Create<JobId>();

    public JobRequest Note(string text = "") => JobNote.Type.Request(NewId(), new JobNote(text));

    public Task EnqueueAsync(params JobRequest[] jobs) => Queue.EnqueueAsync(jobs, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
