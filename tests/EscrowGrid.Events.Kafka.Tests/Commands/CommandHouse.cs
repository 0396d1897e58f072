using System.Diagnostics.Metrics;
using Confluent.Kafka;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.CommandBus;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Storage;
using EscrowGrid.Events.Kafka.Commands;
using EscrowGrid.Events.Kafka.Tests.Brokers;
using EscrowGrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace EscrowGrid.Events.Kafka.Tests.Commands;

/// <summary>Workers that take commands from brokers, and a marketplace with a key.</summary>
internal sealed class CommandHouse : IAsyncDisposable
{
    public const string Topic = "escrow-commands";

    // These brokers divide the partitions anew at the end of a session only, and begin again when one answers late.
    private static readonly TimeSpan Session = TimeSpan.FromSeconds(6);

    private static readonly CallContext Call = new(Caller.Root, "request-1", "POST", "/escrow", ClientAddress: null);

    private readonly List<IHost> _workers = [];
    private readonly string _database;
    private readonly IProducer<byte[], byte[]> _producer;
    private InstitutionId _institution;
    private bool _publishes;
    private bool _works = true;

    private CommandHouse(string database)
    {
        _database = database;
        Brokers = new MockBrokers();
        Brokers.CreateTopic(Topic);
        Brokers.CreateTopic(Topic + ".dlq");
        NativeClient.Locate();
        _producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig
        {
            BootstrapServers = Brokers.Addresses,
            Partitioner = Partitioner.Murmur2Random,
            EnableIdempotence = true,
            LingerMs = 1,
        }).Build();
    }

    public MockBrokers Brokers { get; }

    public UserId Buyer { get; } = new(Guid.NewGuid());

    public UserId Seller { get; } = new(Guid.NewGuid());

    /// <summary>In the name of a key of the institution.</summary>
    public string Principal { get; private set; } = "";

    public IEscrowStore Escrows => Service<IEscrowStore>();

    public IHost Worker => _workers[0];

    /// <summary>The connection string of its database.</summary>
    public string Database => _database;

    /// <param name="databases">The server.</param>
    /// <param name="publishes">Whether what REST accepts is told on the topic.</param>
    public static async Task<CommandHouse> StartAsync(CommandDatabases databases, bool publishes = false)
    {
        var house = new CommandHouse(await databases.CreateAsync()) { _publishes = publishes };
        await house.StartWorkerAsync();
        await house.OpenMarketAsync();
        return house;
    }

    /// <summary>A marketplace whose messages nobody takes and whose commands nobody decides.</summary>
    public static async Task<CommandHouse> StartIdleAsync(CommandDatabases databases)
    {
        var house = new CommandHouse(await databases.CreateAsync()) { _works = false };
        await house.StartWorkerAsync();
        await house.OpenMarketAsync();
        return house;
    }

    /// <summary>Another worker.</summary>
    /// <param name="group">Another group reads the topic from its beginning.</param>
    public async Task<IHost> StartWorkerAsync(string group = "escrow-service-group")
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services
            .AddMetrics()
            .AddSingleton(new EscrowSettings { PublishesCommands = _publishes })
            .AddEscrowGridCore()
            .AddPostgresStore()
            .AddSingleton(NpgsqlDataSource.Create(ConnectionTuning.Apply(_database)));
        if (_works)
            AddWork(builder.Services, group);
        var worker = builder.Build();
        await worker.StartAsync();
        _workers.Add(worker);
        return worker;
    }

    public T Service<T>()
        where T : notnull => _workers[0].Services.GetRequiredService<T>();

    public async Task<Escrow> OpenAsync() => Expect(await Service<OpenEscrow>().HandleAsync(
        new OpenEscrow.Command(Buyer, Seller, Rail.Stripe, new Money(Amount.FromStored(100), Currency.Usd))
        {
            Institution = _institution,
        },
        Call,
        CancellationToken.None));

    /// <summary>As a request of REST does.</summary>
    public async Task<StoredCommand> SubmitAsync(Escrow escrow, EscrowCommand wanted) =>
        Expect(await Service<SubmitCommand>().HandleAsync(
            escrow.Id, wanted, Call, TimeSpan.Zero, CancellationToken.None));

    /// <summary>Nobody gets into the database any more, and who is in it is thrown out.</summary>
    public Task LockOutAsync() => AdministerAsync(
        $"""
        ALTER DATABASE "{Name}" ALLOW_CONNECTIONS false;
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'
        """);

    public Task LetInAsync() => AdministerAsync($"""ALTER DATABASE "{Name}" ALLOW_CONNECTIONS true""");

    /// <summary>By the worker's own metrics.</summary>
    public bool IsAway()
    {
        var isAway = false;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Name == "escrowgrid.commands.away"
                && ReferenceEquals(instrument.Meter.Scope, Service<IMeterFactory>()))
            {
                it.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => isAway = value == 1);
        listener.Start();
        listener.RecordObservableInstruments();
        return isAway;
    }

    public Envelope Command(string type, EscrowId escrow) => new(type, escrow.ToString(), Principal);

    public Task SendAsync(params IEnumerable<Envelope> envelopes) =>
        Task.WhenAll(envelopes.Select(it => _producer.ProduceAsync(Topic, it.ToMessage())));

    public async Task<StoredCommand?> FindAsync(Envelope sent) =>
        await Escrows.FindCommandAsync(new CommandId(sent.Id), CancellationToken.None);

    /// <summary>Waits until it is decided.</summary>
    public async Task<StoredCommand> DecidedAsync(Envelope sent)
    {
        StoredCommand? found = null;
        await Eventually.HoldsAsync(async () =>
            (found = await FindAsync(sent)) is { State: CommandState.Completed or CommandState.Rejected });
        return found!;
    }

    /// <summary>What the topic of the refused has, by header.</summary>
    public async Task<IReadOnlyList<ConsumeResult<string, byte[]>>> ReadRefusedAsync(int count)
    {
        using var reader = new TopicReader(Brokers, Topic + ".dlq");
        await reader.ReadCountAsync(count);
        await reader.ReadRestAsync();
        return [.. reader.Read];
    }

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        _producer.Dispose();
        foreach (var worker in _workers)
        {
            await worker.StopAsync();
            worker.Dispose();
        }

        Brokers.Dispose();
    }

    private string Name => new NpgsqlConnectionStringBuilder(_database).Database!;

    private async Task AdministerAsync(string sql)
    {
        var other = new NpgsqlConnectionStringBuilder(_database) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(other.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private void AddWork(IServiceCollection services, string group) => services
        .AddKafkaEvents(new KafkaOptions { Brokers = Brokers.Addresses, Topic = MockBrokers.Topic })
        .AddKafkaCommands(
            new CommandOptions
            {
                Topic = Topic,
                Group = group,
                RetryDelay = TimeSpan.FromMilliseconds(100),
                Session = Session,
            },
            new CommandBusSettings { Secrets = ["another-secret-that-counts-too-00", Envelope.Secret] })
        .AddBackgroundWork();

    private static T Expect<T>(Result<T> result) =>
        result.TryGet(out var value, out var problem)
            ? value
            : throw new InvalidOperationException($"Refused: {problem.Kind.Code} {problem.Details}");

    private async Task OpenMarketAsync()
    {
        _institution = Expect(await Service<CreateInstitution>().HandleAsync(
            new CreateInstitution.Command("A marketplace", [Region.Us], []), Call, CancellationToken.None)).Id;
        await MarketUsers.AddAsync(_workers[0].Services, _institution, Buyer);
        await MarketUsers.AddAsync(_workers[0].Services, _institution, Seller, "acct_seller");
        var issued = Expect(await Service<CreateApiKey>().HandleAsync(
            new CreateApiKey.Command(_institution, "commands", Role.Admin), Call, CancellationToken.None));
        Principal = $$"""{"type":"API_KEY","id":"{{issued.Key.Id}}"}""";
    }
}
