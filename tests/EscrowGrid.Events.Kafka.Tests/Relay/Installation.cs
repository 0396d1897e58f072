using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Assets;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Positions;
using EscrowGrid.Core.Relay;
using EscrowGrid.Core.Storage;
using EscrowGrid.Core.Templates;
using EscrowGrid.Events.Kafka.Tests.Brokers;
using EscrowGrid.LocalHosting.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Events.Kafka.Tests.Relay;

/// <summary>Workers with the whole background work of the product, and brokers to publish to.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private static readonly CallContext Call = new(Caller.Root, "request-1", "POST", "/positions", ClientAddress: null);

    private readonly List<IHost> _workers = [];
    private PostgresServer? _server;
    private string? _database;
    private InstitutionId _institution;
    private AssetId _asset;

    private Installation()
    {
    }

    public MockBrokers Brokers { get; } = new();

    public IServiceProvider Services => _workers[^1].Services;

    public static async Task<Installation> StartAsync(Store store)
    {
        var installation = new Installation();
        if (store is Store.Postgres)
        {
            installation._server = await PostgresServer.StartAsync(new PostgresServerOptions(), CancellationToken.None);
            await installation._server.CreateDatabaseAsync("kafka", CancellationToken.None);
            installation._database = installation._server.ConnectionString("kafka");
            Assert.Equal(
                MigrateCommand.Succeeded,
                await MigrateCommand.RunAsync(installation._database, NullLogger.Instance, CancellationToken.None));
        }

        await installation.StartWorkerAsync();
        await installation.CreateAssetAsync();
        return installation;
    }

    /// <summary>Another worker; requests are made in the last one that was started.</summary>
    public async Task StartWorkerAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services
            .AddMetrics()
            .AddEscrowGridCore()
            .AddKafkaEvents(new KafkaOptions { Brokers = Brokers.Addresses, Topic = MockBrokers.Topic });
        if (_database is null)
            builder.Services.AddMemoryStore().AddMemoryBackgroundWork();
        else
            AddPostgres(builder.Services, _database);
        var worker = builder.Build();
        await worker.StartAsync();
        _workers.Add(worker);
    }

    /// <summary>Stops the worker that has the lease of the relay.</summary>
    public Task StopFirstAsync() => _workers[0].StopAsync();

    /// <summary>Three events, one after the other.</summary>
    public async Task<string> LiveAsync()
    {
        var opened = Expect(await Services.GetRequiredService<CreatePosition>().HandleAsync(
            new CreatePosition.Command(
                _institution.ToString(),
                _asset,
                "holder",
                new Money(Amount.FromStored(100.10m), Currency.FromStored("USD")),
                ExternalReference: null),
            Call,
            CancellationToken.None)).Position;
        foreach (var state in new[] { PositionState.Funded, PositionState.Released })
        {
            Expect(await Services.GetRequiredService<TransitionPosition>().HandleAsync(
                new TransitionPosition.Command(opened.Id, new WantedTransition(state)), Call, CancellationToken.None));
        }

        return opened.Id.ToString();
    }

    public async Task<ConsumerStatus> ReadStatusAsync() =>
        (await Services.GetRequiredService<IRelayOperations>().ListConsumersAsync(CancellationToken.None))
        .Single(status => status.Name == "kafka");

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            await worker.StopAsync();
            worker.Dispose();
        }

        Brokers.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private static void AddPostgres(IServiceCollection services, string database) => services
        .AddPostgresStore()
        .AddSingleton(NpgsqlDataSource.Create(ConnectionTuning.Apply(database)))
        .AddBackgroundWork();

    private static T Expect<T>(Result<T> result) =>
        result.TryGet(out var value, out var problem)
            ? value
            : throw new InvalidOperationException($"Refused: {problem.Kind.Code}");

    private async Task CreateAssetAsync()
    {
        _institution = Expect(await Services.GetRequiredService<CreateInstitution>().HandleAsync(
            new CreateInstitution.Command("Acme", [Region.Us], [Vertical.Construction]),
            Call,
            CancellationToken.None)).Id;
        var template = Expect(await Services.GetRequiredService<CreateTemplate>().HandleAsync(
            new CreateTemplate.Command(
                _institution.ToString(),
                TemplateCode.ConstrEscrow,
                "Escrow",
                Vertical.Construction,
                Region.Us,
                JsonText.FromStored("""{"currency":"USD","region":"US"}""")),
            Call,
            CancellationToken.None));
        _asset = Expect(await Services.GetRequiredService<CreateAsset>().HandleAsync(
            new CreateAsset.Command(_institution.ToString(), template.Id, "Tower", JsonText.EmptyObject),
            Call,
            CancellationToken.None)).Id;
    }
}
