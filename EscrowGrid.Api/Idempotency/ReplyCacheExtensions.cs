using EscrowGrid.Core.Idempotency;
using EscrowGrid.ServiceDefaults.Configuration;
using Npgsql;

namespace EscrowGrid.Api.Idempotency;

internal static class ReplyCacheExtensions
{
    /// <summary>Puts Redis before the database that is registered already, where the settings say so.</summary>
    public static IServiceCollection AddReplyCache(this IServiceCollection services, ServiceSettings settings)
    {
        if (!settings.Escrows.KeepsRepliesInRedis)
            return services;
        var database = new NpgsqlConnectionStringBuilder(settings.DatabaseConnectionString);
        var installation = $"{database.Host}:{database.Port}/{database.Database}";
        var truth = services.Last(it => it.ServiceType == typeof(IIdempotencyStore)).ImplementationType!;
        return services.AddSingleton<IIdempotencyStore>(provider => new RedisReplies(
            (IIdempotencyStore)ActivatorUtilities.CreateInstance(provider, truth),
            new ReplyCache(provider, installation, provider.GetRequiredService<ReplyRetention>())));
    }
}
