namespace EscrowGrid.Api.RateLimits;

internal static class RateLimitExtensions
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services
        .AddSingleton<RateLimitPolicies>()
        .AddSingleton<SharedRefusals>()
        .AddSingleton<RateLimitRefusals>()
        .AddHostedService(services => services.GetRequiredService<RateLimitRefusals>())
        .AddSingleton<LocalWindows>()
        .AddSingleton<SharedWindows>()
        .AddSingleton<RateLimiter>()
        .AddSingleton<AuthenticationLimit>()
        .AddSingleton<SignInLimits>();

    public static RouteHandlerBuilder Limit(this RouteHandlerBuilder endpoint, SensitiveOperation operation) =>
        endpoint.WithMetadata(new SensitiveLimits.Marker(operation));
}
