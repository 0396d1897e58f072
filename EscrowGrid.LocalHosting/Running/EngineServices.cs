using EscrowGrid.LocalHosting.Dashboard;
using EscrowGrid.LocalHosting.Manifest;
using EscrowGrid.LocalHosting.Proxy;
using EscrowGrid.LocalHosting.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>Registers the engine.</summary>
internal static class EngineServices
{
    public static IServiceCollection AddLocalHostingEngine(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<StateBoard>();
        services.AddSingleton<LogBook>();
        services.AddSingleton<ReplicaRoutes>();
        services.AddSingleton<ProcessLedger>();
        services.AddSingleton(CreateOptions);
        services.AddSingleton(provider => new DependencyWaiter(
            provider.GetRequiredService<StateBoard>(),
            provider.GetRequiredService<EngineOptions>().UseDashboard
                ? WaitBehavior.WaitOnResourceUnavailable
                : WaitBehavior.StopOnResourceUnavailable));
        services.AddSingleton(CreateParts);
        services.AddSingleton(provider => new ProgramEnvironment(
            provider.GetRequiredService<DistributedApplicationExecutionContext>(),
            provider.GetRequiredService<DistributedApplicationModel>().InheritedEnvironment));
        services.AddSingleton(CreateFactory);
        services.AddSingleton<Engine>();
        services.AddSingleton<IResourceCatalogue, ResourceCatalogue>();
        services.AddSingleton<IDashboard, DashboardServer>();
        services.AddSingleton<ManifestPublisher>();
        services.AddSingleton(provider => new ResourceNotificationService(
            provider.GetRequiredService<StateBoard>(), provider.GetRequiredService<EngineOptions>()));
        services.AddSingleton(provider => new ResourceCommandService(
            provider.GetRequiredService<IResourceCatalogue>()));
        return services;
    }

    private static EngineOptions CreateOptions(IServiceProvider provider)
    {
        var configuration = provider.GetRequiredService<IConfiguration>();
        return new EngineOptions(
            configuration.GetValue("LocalHosting:RandomizePorts", defaultValue: false),
            !provider.GetRequiredService<DistributedApplicationOptions>().DisableDashboard
                && !configuration.GetValue("LocalHosting:DisableDashboard", defaultValue: false),
            !configuration.GetValue("LocalHosting:Quiet", defaultValue: false));
    }

    private static EngineParts CreateParts(IServiceProvider provider) => new(
        provider.GetRequiredService<StateBoard>(),
        provider.GetRequiredService<LogBook>(),
        provider.GetRequiredService<ReplicaRoutes>(),
        provider.GetRequiredService<DependencyWaiter>(),
        provider.GetRequiredService<ProcessLedger>())
    {
        Time = provider.GetRequiredService<TimeProvider>(),
    };

    private static RunnerFactory CreateFactory(IServiceProvider provider) => new(
        provider.GetRequiredService<DistributedApplicationModel>(),
        provider.GetRequiredService<ProgramEnvironment>(),
        provider.GetRequiredService<StateDirectory>(),
        provider.GetRequiredService<EngineParts>())
    {
        Otlp = () => provider.GetRequiredService<Engine>().Otlp,
    };
}
