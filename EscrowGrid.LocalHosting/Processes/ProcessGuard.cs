using System.Diagnostics;
using System.Globalization;

namespace EscrowGrid.LocalHosting.Processes;

/// <summary>
/// A shell in a session of its own that outlives us by a few seconds: when our end of its pipe closes, by a clean exit
/// or by kill -9, it ends every child that is still listed. See guard.sh.
/// </summary>
internal sealed class ProcessGuard
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, string> _children = [];
    private Process? _shell;

    /// <summary>The one guard of this process, started with its first child.</summary>
    public static ProcessGuard Shared { get; } = new();

    /// <summary>Process id of the guard; null until the first child is added.</summary>
    public int? ProcessId
    {
        get
        {
            lock (_lock)
                return _shell?.Id;
        }
    }

    public void Add(ProcessIdentity child, UnixSignal stopSignal)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture, $"add {child.Id} {child.StartTime} {(int)stopSignal}");
        lock (_lock)
        {
            _children[child.Id] = line;
            Send(line);
        }
    }

    public void Remove(ProcessIdentity child)
    {
        lock (_lock)
        {
            if (_children.Remove(child.Id))
                Send(string.Create(CultureInfo.InvariantCulture, $"del {child.Id}"));
        }
    }

    private void Send(string line)
    {
        if (_shell is null or { HasExited: true })
        {
            StartShell();
            return;
        }
        try
        {
            _shell.StandardInput.WriteLine(line);
        }
        catch (IOException)
        {
            // Somebody ended the guard; a new one learns the whole list.
            StartShell();
        }
    }

    private void StartShell()
    {
        _shell?.Dispose();
        var shell = new ProcessStartInfo("/bin/sh", ["-c", Script(), "escrowgrid-guard"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        if (Executables.OnPath("setsid") is { } setsid)
        {
            shell.FileName = setsid;
            shell.ArgumentList.Insert(0, "/bin/sh");
        }
        _shell = Process.Start(shell)!;
        _shell.StandardInput.AutoFlush = true;
        foreach (var line in _children.Values)
            _shell.StandardInput.WriteLine(line);
    }

    private static string Script()
    {
        using var stream = typeof(ProcessGuard).Assembly.GetManifestResourceStream("guard.sh")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
