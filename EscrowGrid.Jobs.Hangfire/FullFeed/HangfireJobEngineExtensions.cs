using EscrowGrid.Core;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Storage;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EscrowGrid.Jobs.Hangfire;

/// <summary>Hangfire, in a build that has it.</summary>
public static class HangfireJobEngineExtensions
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan InvisibilityTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(20);

    public static bool IsInThisBuild => true;

    /// <summary>Makes Hangfire the engine; it keeps its tickets and schedules in the given database.</summary>
    public static IServiceCollection AddHangfireJobEngine(this IServiceCollection services, string connectionString)
    {
        services.AddHangfireStorage(connectionString).AddHangfireServer(server =>
        {
            server.WorkerCount = Limits.JobEngineThreads;
            server.SchedulePollingInterval = PollInterval;
            server.ShutdownTimeout = ShutdownLimit;
        });
        return services.AddSingleton<IJobEngine, HangfireJobEngine>();
    }

    /// <summary>What the dashboard needs in a process that runs no jobs.</summary>
    public static IServiceCollection AddHangfireStorage(this IServiceCollection services, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        return services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                storage => storage.UseNpgsqlConnection(ConnectionTuning.Apply(connectionString)),
                new PostgreSqlStorageOptions
                {
                    QueuePollInterval = PollInterval,
                    // Long polling loses jobs until their time-out, and the fixed time-out lets the jobs of a killed
                    // worker wait half an hour (measured; see the jobs design).
                    EnableLongPolling = false,
                    UseSlidingInvisibilityTimeout = true,
                    InvisibilityTimeout = InvisibilityTimeout,
                    // Services may make no tables; the verb migrate does.
                    PrepareSchemaIfNecessary = false,
                }));
    }

    /// <summary>Makes or upgrades Hangfire's own tables, as the owner of the database.</summary>
    public static Task PrepareSchemaAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PostgreSqlObjectsInstaller.Install(connection);
        return Task.CompletedTask;
    }

    /// <returns>The dashboard's endpoint, to be given a rule of access.</returns>
    public static IEndpointConventionBuilder? MapHangfireDashboard(
        this IEndpointRouteBuilder routes, Predicate<HttpContext> mayAct) => HangfireDashboard.Map(routes, mayAct);
}
