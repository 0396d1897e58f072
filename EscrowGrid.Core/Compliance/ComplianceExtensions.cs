using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EscrowGrid.Core.Compliance;

/// <summary>Registers who and whose money is let in.</summary>
internal static class ComplianceExtensions
{
    /// <summary>The host may say before what the installation decides, and adds whom to ask.</summary>
    public static IServiceCollection AddCompliance(this IServiceCollection services)
    {
        services.TryAddSingleton(new ScreeningPolicy());
        services.TryAddSingleton(new KycPolicy());
        return services
            .AddSingleton<ScreeningWatch>()
            .AddSingleton<WalletScreening>()
            .AddSingleton<KycGate>()
            .AddHostedService<ComplianceNotice>();
    }
}
