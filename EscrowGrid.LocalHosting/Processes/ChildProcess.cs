using System.Diagnostics;

namespace EscrowGrid.LocalHosting.Processes;

/// <summary>
/// A child in a session of its own, so that Ctrl+C in the terminal reaches only us and we stop the children in order.
/// It is announced to the <see cref="ProcessGuard"/>, which ends it when we die without doing so.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ChildProcessOptions _options;
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _output;

    private ChildProcess(Process process, ChildProcessOptions options)
    {
        _process = process;
        _options = options;
        // Exited fires with the process itself; WaitForExitAsync would also wait for grandchildren that hold its pipes.
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => OnExited();
        process.Start();
        Identity = ProcessIdentity.Of(process.Id) ?? new ProcessIdentity(process.Id, 0);
        ProcessGuard.Shared.Add(Identity, options.StopSignal);
        if (_exited.Task.IsCompleted)
            ProcessGuard.Shared.Remove(Identity);
        _output = Task.WhenAll(
            LineReader.ReadAsync(process.StandardOutput, options.OnOutput),
            LineReader.ReadAsync(process.StandardError, options.OnError));
    }

    public ProcessIdentity Identity { get; }

    /// <summary>Ends with the exit code; 128 + n after signal n.</summary>
    public Task<int> Exited => _exited.Task;

    public static async Task<ChildProcess> StartAsync(ChildProcessOptions options)
    {
        var child = new ChildProcess(new Process { StartInfo = StartInfo(options) }, options);
        await child.WriteInputAsync();
        return child;
    }

    /// <summary>Runs a program to its end and returns its exit code and everything it said.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(ChildProcessOptions options, CancellationToken ct)
    {
        var lines = new List<string>();
        void Keep(string line)
        {
            lock (lines)
                lines.Add(line);
        }
        await using var child = await StartAsync(options with { OnOutput = Keep, OnError = Keep });
        var exitCode = await child.Exited.WaitAsync(ct);
        await child._output.WaitAsync(ct);
        return (exitCode, string.Join(Environment.NewLine, lines));
    }

    public void Signal(UnixSignal signal)
    {
        if (!Exited.IsCompleted)
            UnixCalls.Signal(Identity.Id, signal);
    }

    /// <summary>Asks the process to stop and, at the limit, kills it and its group. Returns the exit code.</summary>
    public async Task<int> StopAsync(TimeSpan limit)
    {
        Signal(_options.StopSignal);
        try
        {
            return await Exited.WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            KillGroup();
            return await Exited;
        }
    }

    /// <summary>Waits until everything the process has written has been handed on, a moment at most.</summary>
    public async Task DrainOutputAsync() =>
        await Task.WhenAny(_output, Task.Delay(TimeSpan.FromSeconds(1)));

    public async ValueTask DisposeAsync()
    {
        KillGroup();
        await Exited;
        // What it started and left behind still has its group.
        UnixCalls.Signal(-Identity.Id, UnixSignal.Kill);
        await DrainOutputAsync();
        _process.Dispose();
    }

    private void KillGroup()
    {
        if (Exited.IsCompleted)
            return;
        UnixCalls.Signal(-Identity.Id, UnixSignal.Kill);
        UnixCalls.Signal(Identity.Id, UnixSignal.Kill);
    }

    private void OnExited()
    {
        // In this order: the constructor looks at the result after it has told the guard.
        _exited.TrySetResult(_process.ExitCode);
        // A process may be gone before the constructor knows its identity; then the constructor tells the guard.
        if (Identity is not null)
            ProcessGuard.Shared.Remove(Identity);
    }

    private async Task WriteInputAsync()
    {
        try
        {
            await _process.StandardInput.WriteAsync(_options.StandardInput);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read its input; the exit code says why.
        }
    }

    private static ProcessStartInfo StartInfo(ChildProcessOptions options)
    {
        var command = Wrapped(options).ToArray();
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = options.WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in options.Environment)
        {
            // Setting null would start the child with an empty variable instead of none.
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }
        return start;
    }

    /// <summary>setsid and setpriv replace themselves by the program, so the process id is the program's.</summary>
    private static IEnumerable<string> Wrapped(ChildProcessOptions options)
    {
        if (Executables.OnPath("setsid") is { } setsid)
            yield return setsid;
        if (options.Account is { } account)
        {
            yield return Executables.OnPath("setpriv") ?? throw new LocalHostingException(
                "This runs as root and servers must not: install setpriv (Debian: apt-get install util-linux).");
            yield return $"--reuid={account.UserId}";
            yield return $"--regid={account.GroupId}";
            yield return "--clear-groups";
        }
        yield return options.FileName;
        foreach (var argument in options.Arguments)
            yield return argument;
    }
}
