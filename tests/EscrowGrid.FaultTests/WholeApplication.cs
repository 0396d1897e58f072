using EscrowGrid.Client;
using EscrowGrid.Client.ApiKeys;
using EscrowGrid.Client.Assets;
using EscrowGrid.Client.AssetTemplates;
using EscrowGrid.Client.Institutions;
using EscrowGrid.LocalHosting;
using EscrowGrid.LocalHosting.ApplicationModel;
using EscrowGrid.LocalHosting.Running;
using EscrowGrid.LocalHosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.FaultTests;

/// <summary>The whole application with real servers, an institution to work with, and the means to break it.</summary>
public sealed class WholeApplication : IAsyncLifetime
{
    private static readonly string[] Resources = ["escrowdb", "cache", "api", "worker", "admin"];

    private IDistributedApplicationTestingBuilder _builder = null!;
    private DistributedApplication _application = null!;

    public string Key { get; private set; } = "";

    public string AssetId { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.EscrowGrid_AppHost>();
        _application = await _builder.BuildAsync();
        await _application.StartAsync();
        await HealthyAsync(Resources);
        await SeedAsync();
    }

    public async Task DisposeAsync()
    {
        await _application.DisposeAsync();
        await _builder.DisposeAsync();
    }

    internal IResourceCatalogue Catalogue => _application.Services.GetRequiredService<IResourceCatalogue>();

    internal HttpClient Api(TimeSpan? timeout = null)
    {
        var client = new HttpClient
        {
            BaseAddress = _application.GetEndpoint("api"),
            Timeout = timeout ?? TimeSpan.FromSeconds(30),
        };
        client.DefaultRequestHeaders.Add(EscrowGridClient.ApiKeyHeader, Key);
        return client;
    }

    internal Task<string?> ConnectionStringAsync() => _application.GetConnectionStringAsync("escrowdb").AsTask();

    internal ReplicaSnapshot Replica(string name) =>
        Catalogue.Snapshot().SelectMany(resource => resource.Replicas).Single(replica => replica.Name == name);

    internal async Task HealthyAsync(params string[] names)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        foreach (var name in names)
        {
            await _application.ResourceNotifications.WaitForResourceHealthyAsync(
                name, WaitBehavior.WaitOnResourceUnavailable, deadline.Token);
        }
    }

    private async Task SeedAsync()
    {
        var rootKey = Replica("api-1").Environment.Single(variable => variable.Name == "ROOT_API_KEY").Value;
        using var rootHttp = Api();
        rootHttp.DefaultRequestHeaders.Remove(EscrowGridClient.ApiKeyHeader);
        rootHttp.DefaultRequestHeaders.Add(EscrowGridClient.ApiKeyHeader, rootKey);
        var root = new EscrowGridClient(rootHttp);
        var institution = await root.Institutions.CreateAsync(new NewInstitution("Fault Bank", [Region.UnitedStates]));
        Key = (await root.ApiKeys.CreateAsync(institution.Id, new NewApiKey("faults", ApiKeyRole.Admin))).Token;

        using var http = Api();
        var client = new EscrowGridClient(http);
        var template = await client.AssetTemplates.CreateAsync(
            new NewAssetTemplate(
                TemplateCode.ConstructionEscrow, "Faults", Vertical.Construction, Region.UnitedStates)
            {
                Config = new() { ["currency"] = "USD", ["region"] = "US" },
            });
        AssetId = (await client.Assets.CreateAsync(new NewAsset(template.Id, "Faults"))).Id;
    }
}
