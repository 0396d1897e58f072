using EscrowGrid.Core;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Storage;
using EscrowGrid.Core.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Benchmarks.Jobs;

/// <summary>
/// A worker with ten slots in a process of its own, commanded over its standard streams: <c>count</c> answers how many
/// jobs it has run, <c>times</c> how long the last ones took to be picked up, the end of input ends it.
/// </summary>
internal static class ProbeWorker
{
    public const string Verb = "jobs-worker";
    public const string Ready = "ready";

    public static async Task<int> RunAsync(string connectionString)
    {
        using var host = Build(connectionString);
        await host.StartAsync();
        var handler = host.Services.GetRequiredService<ProbeHandler>();
        Console.WriteLine(Ready);
        while (await Console.In.ReadLineAsync() is { } command)
        {
            Console.WriteLine(command switch
            {
                "count" => $"{handler.Count}",
                _ => string.Join(' ', Take(handler).Select(ms => ms.ToString("F3"))),
            });
        }

        await host.StopAsync();
        return 0;
    }

    public static IHost Build(string connectionString, bool runsJobs = true)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(ConnectionTuning.Apply(connectionString)));
        builder.Services.AddEscrowGridCore().AddPostgresStore();
        if (runsJobs)
        {
            builder.Services.AddJobWorker().AddHostedService<JobListener>();
            builder.Services.AddJobHandler<Probe, ProbeHandler>(Probe.Type);
        }

        return builder.Build();
    }

    private static IEnumerable<double> Take(ProbeHandler handler)
    {
        while (handler.PickUpMs.TryDequeue(out var ms))
            yield return ms;
    }
}
