using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Storage;
using EscrowGrid.Core.Webhooks;
using EscrowGrid.LocalHosting.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>
/// A real Postgres that waits for its disk, a database with the product's schema and a table of effects, and a process
/// that enqueues.
/// </summary>
public sealed class FaultDatabase : IAsyncLifetime
{
    private const string Name = "escrowdb";

    private const string Tables =
        """
        CREATE TABLE fault_effects (
            number bigint GENERATED ALWAYS AS IDENTITY, name text NOT NULL, ordering_key text, process int NOT NULL);
        CREATE TABLE fault_holds (event uuid PRIMARY KEY);
        CREATE TABLE fault_runs (schedule text NOT NULL, process int NOT NULL);
        CREATE TABLE fault_mended (at timestamptz NOT NULL);
        GRANT SELECT, INSERT ON fault_effects, fault_holds, fault_runs, fault_mended TO PUBLIC;
        """;

    private DirectoryInfo? _folder;
    private PostgresServer? _server;
    private NpgsqlDataSource? _source;
    private IHost? _enqueuer;

    public string ConnectionString { get; private set; } = "";

    public IServiceProvider Services => _enqueuer!.Services;

    internal PostgresServer Server => _server!;

    public async Task InitializeAsync()
    {
        _folder = Directory.CreateTempSubdirectory("escrowgrid-faults-");
        if (!OperatingSystem.IsWindows())
        {
            // The account that runs the server passes through it.
            _folder.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        }

        await StartServerAsync(port: 0);
        await _server!.CreateDatabaseAsync(Name, CancellationToken.None);
        ConnectionString = _server.ConnectionString(Name);
        Assert.Equal(
            MigrateCommand.Succeeded,
            await MigrateCommand.RunAsync(ConnectionString, NullLogger.Instance, CancellationToken.None));
        _source = NpgsqlDataSource.Create(ConnectionString);
        await ExecuteAsync(Tables);
        _enqueuer = FaultWorker.Build(ConnectionString, isWorker: false);
        await _enqueuer.StartAsync();
    }

    /// <summary>Starts the server again, where it was.</summary>
    public async Task StartServerAsync(int port)
    {
        var options = new PostgresServerOptions
        {
            DataDirectory = Path.Combine(_folder!.FullName, "postgres"),
            Port = port,
        };
        _server = await PostgresServer.StartAsync(options, CancellationToken.None);
        // The test's own connections are no part of what is tested.
        _source?.Clear();
        _enqueuer?.Services.GetRequiredService<NpgsqlDataSource>().Clear();
    }

    public async Task DisposeAsync()
    {
        if (_enqueuer is not null)
        {
            await _enqueuer.StopAsync();
            await ((IAsyncDisposable)_enqueuer).DisposeAsync();
        }

        if (_source is not null)
            await _source.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        _folder?.Delete(recursive: true);
    }

    internal Task EnqueueAsync(params IEnumerable<JobRequest> jobs) =>
        Services.GetRequiredService<IJobQueue>().EnqueueAsync([.. jobs], CancellationToken.None);

    internal JobRequest Job(Work work, string? key = null) => Job(Work.Type, work, key);

    internal JobRequest Job(JobType<Work> type, Work work, string? key = null) =>
        type.Request(Services.GetRequiredService<IIdSource>().Create<JobId>(), work) with { OrderingKey = key };

    /// <summary>Writes events of one subject, as a change would, without waking anybody.</summary>
    internal async Task WriteEventsAsync(string type, string subject, int count, Guid? institution = null)
    {
        await using var insert = _source!.CreateCommand(
            """
            INSERT INTO events (id, type, institution_id, subject, sequence, occurred_at, payload)
            SELECT gen_random_uuid(), $1, $2, $3, i, now(), '{}' FROM generate_series(1, $4) AS i ORDER BY i
            """);
        insert.Parameters.Add(new() { Value = type });
        insert.Parameters.Add(new() { Value = institution ?? Guid.NewGuid() });
        insert.Parameters.Add(new() { Value = subject });
        insert.Parameters.Add(new() { Value = count });
        await insert.ExecuteNonQueryAsync();
    }

    /// <returns>The id of a new institution, of whose events of one type the address is told.</returns>
    internal async Task<Guid> AddWebhookAsync(Uri url, string type)
    {
        var root = new CallContext(Caller.Root, "request", "POST", "/institutions", ClientAddress: null);
        var created = await Services.GetRequiredService<CreateInstitution>().HandleAsync(
            new CreateInstitution.Command("Fault Bank", [Region.Us], []), root, CancellationToken.None);
        Assert.True(created.TryGet(out var institution, out _));
        var webhook = await Services.GetRequiredService<CreateWebhook>().HandleAsync(
            institution.Id, new WebhookSettings(url, Description: null, [type]), root, CancellationToken.None);
        Assert.Null(webhook.Problem);
        return institution.Id.Value;
    }

    internal async Task ExecuteAsync(string sql)
    {
        await using var command = _source!.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Of the tests' own jobs: the product's schedules go on beside them.</summary>
    internal Task<long> CountUnfinishedAsync() =>
        CountAsync("SELECT count(*) FROM jobs WHERE type LIKE 'faults.%' AND state <> 'COMPLETED'");

    internal async Task<long> CountAsync(string sql)
    {
        await using var command = _source!.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The effects in the order in which they were committed to, with their keys.</summary>
    internal async Task<IReadOnlyList<(string Name, string? Key)>> ReadEffectsAsync()
    {
        await using var command = _source!.CreateCommand(
            "SELECT name, ordering_key FROM fault_effects ORDER BY number");
        await using var reader = await command.ExecuteReaderAsync();
        var effects = new List<(string, string?)>();
        while (await reader.ReadAsync())
            effects.Add((reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)));
        return effects;
    }

    /// <summary>Waits until as many effects are there; answers how long it took.</summary>
    internal Task<TimeSpan> HasEffectsAsync(long count, TimeSpan limit) => Measure.UntilAsync(
        $"{count} effects", limit,
        async () => await CountAsync("SELECT count(*) FROM fault_effects") >= count);

    /// <summary>Each of the names once, and nothing else; and nothing left to do.</summary>
    internal async Task AssertEffectsAsync(IEnumerable<string> names)
    {
        var wanted = names.Order(StringComparer.Ordinal).ToList();
        var found = (await ReadEffectsAsync()).Select(it => it.Name).Order(StringComparer.Ordinal).ToList();
        var (lost, doubled) = (wanted.Except(found).ToList(), found.Count - found.Distinct().Count());
        Assert.True(
            lost.Count == 0 && doubled == 0,
            $"{lost.Count} lost ({string.Join(", ", lost.Take(5))}), {doubled} doubled");
        Assert.Equal(wanted, found);
    }
}
