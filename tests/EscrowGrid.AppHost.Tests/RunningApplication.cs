namespace EscrowGrid.AppHost.Tests;

/// <summary>
/// The whole application with the stand-ins of payment providers, started once for all tests of the collection.
/// </summary>
public sealed class RunningApplication : IAsyncLifetime
{
    public const string RootKey = "a-key-of-these-tests-alone-0123456789-0123456789";

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private IDistributedApplicationTestingBuilder? _builder;
    private DistributedApplication? _application;

    public DistributedApplication Application => _application!;

    public async Task InitializeAsync()
    {
        using var deadline = new CancellationTokenSource(StartLimit);
        _builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.EscrowGrid_AppHost>(
            ["--StandIns=true", $"--Parameters:root-api-key={RootKey}"], deadline.Token);
        _application = await _builder.BuildAsync(deadline.Token);
        await _application.StartAsync(deadline.Token);
        foreach (var resource in (string[])["escrowdb", "cache", "stand-ins", "api", "worker", "admin"])
            await _application.ResourceNotifications.WaitForResourceHealthyAsync(resource, deadline.Token);
    }

    public async Task DisposeAsync()
    {
        if (_application is not null)
            await _application.DisposeAsync();
        if (_builder is not null)
            await _builder.DisposeAsync();
    }
}
