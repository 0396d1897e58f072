using EscrowGrid.Core;
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
/// The product's whole background work in a process of its own, with one type of jobs, one consumer and one schedule
/// more, whose effects can be counted. Commanded by lines; the end of its input, which is the end of the test's
/// process, ends it.
/// </summary>
internal static class FaultWorker
{
    public const string Verb = "worker";

    /// <summary>Fires the schedule whose number follows it.</summary>
    public const string Fire = "fire ";

    /// <summary>Lets go what is held.</summary>
    public const string Go = "go";

    /// <summary>Due on the first of January only, so that nothing but a test fires it.</summary>
    private const string Cron = "0 0 1 1 *";

    private const string Schedule = "fault-schedule-";

    public static async Task<int> RunAsync(string connectionString)
    {
        using var host = Build(connectionString, isWorker: true);
        await host.StartAsync();
        var reports = host.Services.GetRequiredService<Reports>();
        reports.Say(Reports.Ready);
        while (await Console.In.ReadLineAsync() is { } command)
        {
            if (command.StartsWith(Fire, StringComparison.Ordinal))
                await FireAsync(host.Services, command[Fire.Length..]);
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
        for (var number = 0; number < FaultSize.Kills; number++)
        {
            var name = $"{ScheduledWork.Prefix}{number}";
            builder.Services.AddRecurringJob<ScheduledWork>(
                new RecurringSchedule($"{Schedule}{number}", Cron, "For the fault tests."),
                (work, token) => work.RunAsync(name, token));
        }

        return builder.Build();
    }

    /// <summary>As the engine does when a schedule is due.</summary>
    private static Task FireAsync(IServiceProvider services, string number) =>
        services.GetRequiredService<IJobRunner>().FireRecurringAsync(
            $"{Schedule}{number}", services.GetRequiredService<TimeProvider>().GetUtcNow(), CancellationToken.None);
}
