using System.Collections.Concurrent;
using System.Diagnostics;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>A <see cref="FaultWorker"/> from outside.</summary>
internal sealed class FaultProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Process _process;

    private FaultProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public static async Task<FaultProcess> StartAsync(string connectionString)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["exec", typeof(FaultWorker).Assembly.Location, FaultWorker.Verb, connectionString])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = new FaultProcess(Process.Start(start)!);
        process._process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                process._lines.Enqueue(text);
        };
        process._process.BeginOutputReadLine();
        await process.SaysAsync(Reports.Ready);
        return process;
    }

    /// <summary>Waits until it has said a line.</summary>
    public Task SaysAsync(string line) => Measure.UntilAsync($"process {Id} says '{line}'", Limit, () =>
    {
        Assert.False(_process.HasExited, $"Process {Id} has ended.");
        return _lines.Contains(line);
    });

    public async Task TellAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Takes the processor away from it, or gives it back (SIGSTOP, SIGCONT).</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{Id}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Asks it to stop, and gives it no longer than a host would.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(Limit);
            await _process.WaitForExitAsync(patience.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_process.HasExited)
                await KillAsync();
        }

        _process.Dispose();
    }
}
