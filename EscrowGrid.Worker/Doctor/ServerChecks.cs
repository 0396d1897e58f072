using System.Globalization;
using System.Net.Sockets;
using EscrowGrid.Core.Storage;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Health;
using Npgsql;

namespace EscrowGrid.Worker.Doctor;

/// <summary>Whether what this installation stands on answers: its database, Redis, Kafka, the providers.</summary>
internal sealed class ServerChecks(IServiceProvider services, ServiceSettings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<Finding>> RunAsync()
    {
        var probes = services.GetServices<IDependencyProbe>().Select(ProbeAsync);
        var found = await Task.WhenAll(
        [
            .. probes,
            CheckSchemaAsync(),
            .. Brokers().Select(broker => ReachAsync("kafka", broker.Host, broker.Port)),
            .. Providers().Select(it => ReachAsync(it.Name, it.Address.Host, it.Address.Port)),
        ]);
        return found;
    }

    private static async Task<Finding> ProbeAsync(IDependencyProbe probe)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await probe.CheckAsync(limit.Token).WaitAsync(Patience);
            return Finding.Fine(probe.Name, "answers");
        }
#pragma warning disable CA1031 // Whatever it is: the dependency does not answer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var text = $"does not answer ({exception.GetType().Name})";
            return probe.Required ? Finding.Critical(probe.Name, text) : Finding.Warning(probe.Name, text);
        }
    }

    private static async Task<Finding> ReachAsync(string name, string host, int port)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, limit.Token);
            return Finding.Fine(name, "can be reached");
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            return Finding.Warning(name, "cannot be reached");
        }
    }

    private async Task<Finding> CheckSchemaAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            await new SchemaVersion(services.GetRequiredService<NpgsqlDataSource>()).EnsureCurrentAsync(limit.Token);
            return Finding.Fine("schema", "as this release needs it");
        }
        catch (InvalidOperationException)
        {
            return Finding.Critical("schema", "behind this release: run the verb migrate");
        }
        catch (Exception exception)
            when (exception is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            return Finding.Critical("schema", "cannot be read");
        }
    }

    private IEnumerable<(string Host, int Port)> Brokers() =>
        from broker in settings.Kafka?.Brokers.Split(',') ?? []
        let colon = broker.LastIndexOf(':')
        select (broker[..colon].Trim('[', ']'), int.Parse(broker.AsSpan(colon + 1), CultureInfo.InvariantCulture));

    private IEnumerable<(string Name, Uri Address)> Providers()
    {
        if (settings.Stripe is { } stripe)
            yield return ("stripe", stripe.ApiUrl);
        if (settings.Custodian is { } custodian)
            yield return ("custodian", custodian.ApiUrl);
        if (settings.Screening.Trm is { } trm)
            yield return ("trm", trm.ApiUrl);
        if (settings.Screening.Chainalysis is { } chainalysis)
            yield return ("chainalysis", chainalysis.ApiUrl);
    }
}
