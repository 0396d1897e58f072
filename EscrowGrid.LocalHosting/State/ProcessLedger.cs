using System.Diagnostics;
using System.Globalization;
using EscrowGrid.LocalHosting.Processes;
using EscrowGrid.LocalHosting.Servers;

namespace EscrowGrid.LocalHosting.State;

/// <summary>
/// The processes of this AppHost on disk. The guard ends them when the AppHost dies; should the guard die too, the next
/// start ends what is left, before it touches the data they hold.
/// </summary>
internal sealed class ProcessLedger(StateDirectory state)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private readonly Dictionary<ProcessIdentity, UnixSignal> _processes = [];

    public void Add(ProcessIdentity process, UnixSignal stopSignal)
    {
        lock (_lock)
        {
            _processes[process] = stopSignal;
            Write();
        }
    }

    public void Remove(ProcessIdentity process)
    {
        lock (_lock)
        {
            if (_processes.Remove(process))
                Write();
        }
    }

    /// <summary>Ends what an earlier AppHost left. Returns how many processes that were.</summary>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var left = Read().Where(entry => entry.Process.IsAlive).ToList();
        foreach (var (process, signal) in left)
            UnixCalls.Signal(process.Id, signal);
        var clock = Stopwatch.StartNew();
        while (left.Exists(entry => entry.Process.IsAlive))
        {
            if (clock.Elapsed > Patience)
            {
                foreach (var (process, _) in left.Where(entry => entry.Process.IsAlive))
                    UnixCalls.Signal(process.Id, UnixSignal.Kill);
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
        }
        File.Delete(state.ProcessesFile);
        return left.Count;
    }

    private IEnumerable<(ProcessIdentity Process, UnixSignal Signal)> Read()
    {
        if (!File.Exists(state.ProcessesFile))
            yield break;
        foreach (var line in File.ReadAllLines(state.ProcessesFile))
        {
            var fields = line.Split(' ');
            if (fields.Length == 3
                && int.TryParse(fields[0], CultureInfo.InvariantCulture, out var id)
                && long.TryParse(fields[1], CultureInfo.InvariantCulture, out var start)
                && int.TryParse(fields[2], CultureInfo.InvariantCulture, out var signal))
            {
                yield return (new ProcessIdentity(id, start), (UnixSignal)signal);
            }
        }
    }

    private void Write()
    {
        var lines = _processes.Select(entry => string.Create(
            CultureInfo.InvariantCulture, $"{entry.Key.Id} {entry.Key.StartTime} {(int)entry.Value}\n"));
        PrivateFile.Write(state.ProcessesFile, string.Concat(lines));
    }
}
