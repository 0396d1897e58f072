using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace EscrowGrid.Worker.Tests.Jobs;

/// <summary>
/// One worker's share of the recurring work: its own pool, its own engine, the same database as the others.
/// </summary>
internal sealed class TestWorker : IAsyncDisposable
{
    public const string Schedule = "test-schedule";

    private readonly IHost _host;

    private TestWorker(IHost host) => _host = host;

    public IJobRunner Runner => _host.Services.GetRequiredService<IJobRunner>();

    public IJobEngine Engine => _host.Services.GetRequiredService<IJobEngine>();

    public static async Task<TestWorker> StartAsync(string connectionString, Func<CancellationToken, Task> work)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        builder.Services.AddSingleton(work);
        builder.Services.AddQuartzJobEngine();
        // Due on the first of January only, so that nothing but the test fires it.
        builder.Services.AddRecurringJob<Func<CancellationToken, Task>>(
            new RecurringSchedule(Schedule, "0 0 1 1 *"), (run, token) => run(token));
        var host = builder.Build();
        await host.StartAsync();
        return new TestWorker(host);
    }

    public Task FireAsync(DateTimeOffset at) => Runner.FireRecurringAsync(Schedule, at, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }
}
