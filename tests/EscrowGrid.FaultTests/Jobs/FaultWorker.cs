using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Recurring;
using EscrowGrid.Core.Storage;
using EscrowGrid.Core.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>
/// The product's whole background work in a process of its own, with one type of jobs, one consumer and some schedules
/// more, whose effects can be counted. Commanded by lines; the end of its input, which is the end of the test's
/// process, ends it.
/// </summary>
internal static class FaultWorker
{
    public const string Verb = "worker";

    /// <summary>Fires the schedule that is named after it.</summary>
    public const string Fire = "fire ";

    /// <summary>Lets go what is held.</summary>
    public const string Go = "go";

    // Due on the first of January only, so that nothing but a test fires them.
    private const string Cron = "0 0 1 1 *";

    private static readonly CallContext Call =
        new(Caller.Root, "request", "POST", "/operations", ClientAddress: null);

    public static async Task<int> RunAsync(string connectionString)
    {
        using var host = Build(connectionString, isWorker: true);
        await host.StartAsync();
        var reports = host.Services.GetRequiredService<Reports>();
        reports.Say(Reports.Ready);
        while (await Console.In.ReadLineAsync() is { } command)
        {
            if (command.StartsWith(Fire, StringComparison.Ordinal))
                await TriggerAsync(host, command[Fire.Length..]);
            else
                reports.Go();
        }

        await host.StopAsync();
        return 0;
    }

    /// <param name="connectionString">Of the database.</param>
    /// <param name="isWorker">False for a process that only enqueues.</param>
    public static IHost Build(string connectionString, bool isWorker)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton(_ => NpgsqlDataSource.Create(ConnectionTuning.Apply(connectionString)))
            .AddSingleton(new WebhookOptions { AllowsPrivateTargets = true })
            .AddSingleton<Reports>()
            .AddEscrowGridCore()
            .AddPostgresStore();
        if (!isWorker)
            return builder.Build();
        builder.Services.AddBackgroundWork();
        builder.Services
            .AddSingleton<IEventConsumer, WorkConsumer>()
            .AddSingleton<ScheduledWork>()
            .AddJobHandler<Work, WorkHandler>(Work.Type)
            .AddJobHandler<Work, WorkHandler>(Work.Strict);
        foreach (var id in Enumerable.Range(0, FaultSize.Kills).Select(Schedule))
        {
            builder.Services.AddRecurringJob<ScheduledWork>(
                new RecurringSchedule(id, Cron, "For tests."), (work, token) => work.RunAsync(id, token));
        }

        return builder.Build();
    }

    /// <summary>Of a round: a run that was killed keeps its schedule busy until another worker has ended it.</summary>
    public static string Schedule(int round) => $"fault-{round}";

    private static Task TriggerAsync(IHost host, string schedule) =>
        host.Services.GetRequiredService<OperateSchedules>().TriggerAsync(
            schedule, "A test", Call, CancellationToken.None);
}
