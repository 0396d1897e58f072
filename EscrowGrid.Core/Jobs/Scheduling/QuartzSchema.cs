using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace EscrowGrid.Core.Jobs.Scheduling;

/// <summary>
/// Quartz' own tables, in a schema of their own. Quartz makes them by itself, and only what is missing; the verb <c>
/// migrate</c> lets it, as the owner of the tables, since services may not create any.
/// </summary>
internal static class QuartzSchema
{
    public const string Name = "quartz";

    public const string TablePrefix = Name + ".qrtz_";

    public static async Task ProvisionAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using (var create = database.CreateCommand($"CREATE SCHEMA IF NOT EXISTS {Name}"))
            await create.ExecuteNonQueryAsync(cancellationToken);
        var services = new ServiceCollection();
        services.AddQuartz(quartz => quartz.UsePersistentStore(store => store
            .UsePostgres(source => source.DataSourceFactory = _ => database)
            .UseSystemTextJsonSerializer()
            .ConfigureStore(options => options.TablePrefix = TablePrefix)
            .ProvisionSchema()));
        await using var provider = services.BuildServiceProvider();
        // Never started: to be made is to make the tables.
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken);
        await scheduler.Shutdown(waitForJobsToComplete: false, cancellationToken);
    }
}
