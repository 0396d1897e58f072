using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Database;
using EscrowGrid.ServiceDefaults.Health;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Microsoft.Extensions.Hosting;

/// <summary>Registers the database for a service.</summary>
public static class DatabaseExtensions
{
    /// <summary>
    /// Registers one <see cref="NpgsqlDataSource"/>, the pooled <typeparamref name="TContext"/> on that same data
    /// source, and the required dependency "database". There is no automatic retry: money code opens its own
    /// transactions, and in an outage an immediate refusal with Retry-After is kinder than a request that hangs.
    /// </summary>
    /// <param name="builder">The service, after <c>AddServiceDefaults</c>.</param>
    /// <param name="tune">Adds the service's own keywords to the connection string; the operator's stay.</param>
    /// <exception cref="InvalidOperationException">The service is not configured for PostgreSQL.</exception>
    public static void AddEscrowDatabase<TContext>(
        this IHostApplicationBuilder builder, Func<string, string>? tune = null)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        var key = SettingNames.Key(SettingNames.DatabaseConnectionString);
        var connectionString = builder.Configuration[key] ?? throw new InvalidOperationException(
            "Call AddServiceDefaults first, and AddEscrowDatabase only with STORE_BACKEND=postgres.");
        if (tune is not null) builder.Configuration[key] = tune(connectionString);

        // The name is what telemetry shows; without it that would be the connection string.
        builder.AddNpgsqlDataSource(
            SettingNames.DatabaseResource,
            configureDataSourceBuilder: source => source.Name = SettingNames.DatabaseResource);
        builder.Services.AddDbContextPool<TContext>(
            (services, options) => options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()));
        builder.Services.AddSingleton<IDependencyProbe, DatabaseProbe>();
    }
}
