namespace EscrowGrid.LocalHosting.Running;

/// <summary>
/// The page that shows the application. It is registered as a service of the AppHost, gets what it needs
/// (<see cref="IResourceCatalogue"/>, IConfiguration) by its constructor, and is started before any resource because
/// resources are told where its OTLP receiver listens. It is stopped after all of them.
/// </summary>
internal interface IDashboard : IAsyncDisposable
{
    Task<DashboardAddresses> StartAsync(CancellationToken ct);
}
