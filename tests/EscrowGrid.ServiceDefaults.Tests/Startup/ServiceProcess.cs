using System.Diagnostics;
using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.ServiceDefaults.Tests.Startup;

/// <summary>The API or the worker as it is built, with nothing in its environment but what production gives it.
/// </summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    /// <summary>What a program of this machine needs to run at all.</summary>
    private static readonly string[] OfTheMachine = ["PATH", "HOME", "DOTNET_ROOT", "LD_LIBRARY_PATH", "TMPDIR"];

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ServiceProcess(Process process)
    {
        _process = process;
        // Read all the time: a full pipe would stop the process.
        (_output, _error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    public bool HasEnded => _process.HasExited;

    public static ServiceProcess Start(
        ServiceRole role, IReadOnlyDictionary<string, string?> variables, params string[] arguments)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var name = $"EscrowGrid.{role}";
        var program = Path.Combine(here.Parent!.Parent!.FullName, name, here.Name, $"{name}.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var other in start.Environment.Keys.Except(OfTheMachine).ToList())
            start.Environment.Remove(other);
        foreach (var (variable, value) in variables)
            start.Environment[variable] = value;
        return new ServiceProcess(Process.Start(start)!);
    }

    /// <summary>Waits until it ends by itself.</summary>
    public async Task<Ending> EndAsync()
    {
        using var deadline = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(deadline.Token);
        return new Ending(_process.ExitCode, await _output, await _error);
    }

    /// <summary>Asks it to stop, as a host does.</summary>
    public async Task<Ending> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        return await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    /// <summary>How it ended and all that it said.</summary>
    internal sealed record Ending(int ExitCode, string Output, string Error)
    {
        public string Said => Output + Error;
    }
}
