using System.Diagnostics;
using System.Globalization;

namespace EscrowGrid.Benchmarks.Jobs;

/// <summary>A <see cref="ProbeWorker"/> from outside.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    // What does not come ends the benchmark with an error.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    public static WorkerProcess Start(string connectionString)
    {
        var process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", typeof(WorkerProcess).Assembly.Location, ProbeWorker.Verb, connectionString])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("The worker does not start.");
        while (process.StandardOutput.ReadLine() is { } line && line != ProbeWorker.Ready)
        {
            // What the worker logs meanwhile.
        }

        return new WorkerProcess(process);
    }

    public async Task<int> CountAsync() => int.Parse(await AskAsync("count"), CultureInfo.InvariantCulture);

    public async Task<List<double>> TimesAsync() =>
    [
        .. (await AskAsync("times")).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture)),
    ];

    public async Task CountReachesAsync(int count)
    {
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Step);
        while (await CountAsync() is var reached && reached < count)
        {
            if (clock.Elapsed > Patience)
                throw new TimeoutException($"The worker has run {reached} of {count} jobs in {Patience}.");
            await timer.WaitForNextTickAsync();
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<string> AskAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The worker has ended.");
    }
}
