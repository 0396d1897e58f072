using EscrowGrid.Core.Jobs;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Jobs.Hangfire;

/// <summary>Registers Hangfire as the engine.</summary>
public static class HangfireJobEngineExtensions
{
    private const int Workers = 4;

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan InvisibilityTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(20);

    /// <returns>True: Hangfire is in this build and keeps the schedules in the given database.</returns>
    public static bool TryAddHangfireJobEngine(this IServiceCollection services, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                storage => storage.UseNpgsqlConnection(connectionString),
                new PostgreSqlStorageOptions
                {
                    QueuePollInterval = PollInterval,
                    // Long polling loses jobs until their time-out, and the fixed time-out lets the jobs of a killed
                    // worker wait half an hour (measured; see the jobs design).
                    EnableLongPolling = false,
                    UseSlidingInvisibilityTimeout = true,
                    InvisibilityTimeout = InvisibilityTimeout,
                    PrepareSchemaIfNecessary = true,
                }));
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = Workers;
            server.SchedulePollingInterval = PollInterval;
            server.ShutdownTimeout = ShutdownLimit;
        });
        services.AddSingleton<IJobEngine, HangfireJobEngine>();
        return true;
    }
}
