using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

/// <summary>
/// Stands in for Aspire.Npgsql and Aspire.StackExchange.Redis where the feed lacks them: the same method names over the
/// same connection strings. This build's own health checks and telemetry take the place of those packages'.
/// </summary>
internal static class AspireClientExtensions
{
    /// <summary>Registers a singleton <see cref="NpgsqlDataSource"/> on the connection string of that name.</summary>
    public static void AddNpgsqlDataSource(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<NpgsqlDataSourceBuilder>? configureDataSourceBuilder = null) =>
        builder.Services.AddSingleton(services =>
        {
            var source = new NpgsqlDataSourceBuilder(ConnectionString(builder, connectionName));
            source.UseLoggerFactory(services.GetService<ILoggerFactory>());
            configureDataSourceBuilder?.Invoke(source);
            return source.Build();
        });

    /// <summary>
    /// Registers a singleton <see cref="IConnectionMultiplexer"/>, which connects when it is first resolved.
    /// </summary>
    public static void AddRedisClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<ConfigurationOptions>? configureOptions = null) =>
        builder.Services.AddSingleton<IConnectionMultiplexer>(_ =>
        {
            var options = ConfigurationOptions.Parse(ConnectionString(builder, connectionName));
            configureOptions?.Invoke(options);
            return ConnectionMultiplexer.Connect(options);
        });

    private static string ConnectionString(IHostApplicationBuilder builder, string name) =>
        builder.Configuration.GetConnectionString(name)
        ?? throw new InvalidOperationException($"ConnectionStrings:{name} is missing.");
}
