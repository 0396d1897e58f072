using System.Diagnostics;
using System.Globalization;
using EscrowGrid.LocalHosting.Servers;

namespace EscrowGrid.Events.Kafka.Tests.Commands;

/// <summary>The product's worker, as it is built, in a process of its own.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client;

    private WorkerProcess(Process process, Uri address) =>
        (_process, _client) = (process, new HttpClient { BaseAddress = address });

    /// <summary>Takes the messages of a house's brokers.</summary>
    public static WorkerProcess Start(CommandHouse house)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        const string Name = "EscrowGrid.Worker";
        var address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        var start = new ProcessStartInfo(
            "dotnet", ["exec", Path.Combine(here.Parent!.Parent!.FullName, Name, here.Name, $"{Name}.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["ConnectionStrings__escrowdb"] = house.Database,
                ["KAFKA_BROKERS"] = house.Brokers.Addresses,
                ["KAFKA_COMMANDS_SECRET"] = Envelope.Secret,
            },
        };
        var process = Process.Start(start)!;
        // Read and dropped: a full pipe would stop the process.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new WorkerProcess(process, address);
    }

    /// <summary>How many messages have come to this end, by its own metrics.</summary>
    public async Task<double> CountAsync(string outcome)
    {
        var shown = await _client.GetStringAsync(new Uri("/metrics/prometheus", UriKind.Relative));
        return shown.Split('\n')
            .Where(line => line.StartsWith("escrowgrid_commands_messages", StringComparison.Ordinal)
                && line.Contains($"outcome=\"{outcome}\"", StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
    }

    /// <summary>kill -9.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        _client.Dispose();
    }
}
