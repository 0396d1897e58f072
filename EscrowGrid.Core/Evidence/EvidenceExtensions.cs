using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Core.Evidence;

/// <summary>Registers evidence.</summary>
internal static class EvidenceExtensions
{
    public static IServiceCollection AddEvidence(this IServiceCollection services) => services
        .AddSingleton<AddEvidence>()
        .AddSingleton<GetEvidence>()
        .AddSingleton<VerifyEvidence>();
}
