using EscrowGrid.LocalHosting;
using EscrowGrid.LocalHosting.Fixture;

namespace EscrowGrid.BrowserTests.Dashboard;

/// <summary>A small application with its dashboard: two servers, a database, a job and a service of two
/// replicas.</summary>
public sealed class RunningDashboard : IAsyncLifetime
{
    public const string Token = "sample-dashboard-token";
    public const string OtlpKey = "sample-otlp-key";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("escrowgrid-dashboard-");
    private DistributedApplication _application = null!;

    public Uri Address { get; } = new($"http://localhost:{FreePort.Next()}");

    public Uri Otlp { get; } = new($"http://localhost:{FreePort.Next()}");

    public Uri Login => new(Address, $"/login?t={Token}");

    public async Task InitializeAsync()
    {
        // The account that runs the servers passes through it.
        if (!OperatingSystem.IsWindows())
        {
            _state.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        }

        var builder = DistributedApplication.CreateBuilder(
        [
            $"--LocalHosting:StateDirectory={_state.FullName}",
            "--LocalHosting:RandomizePorts=true",
            "--LocalHosting:Quiet=true",
            $"--AppHost:BrowserToken={Token}",
            $"--ASPNETCORE_URLS={Address}",
            $"--AppHost:OtlpApiKey={OtlpKey}",
            $"--ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL={Otlp}",
        ]);
        FixtureModel.AddTo(builder);
        _application = builder.Build();
        await _application.StartAsync();
        using var deadline = new CancellationTokenSource(Patience);
        await _application.ResourceNotifications.WaitForResourceHealthyAsync("web", deadline.Token);
    }

    public async Task DisposeAsync()
    {
        await _application.DisposeAsync();
        _state.Delete(recursive: true);
    }
}
