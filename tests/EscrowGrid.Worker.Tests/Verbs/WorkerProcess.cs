using System.Diagnostics;
using System.Reflection;

namespace EscrowGrid.Worker.Tests.Verbs;

/// <summary>Runs the worker's program, or the command line, to its end.</summary>
internal static class WorkerProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static Task<(int ExitCode, string Output, string Error)> RunAsync(
        string verb, IReadOnlyDictionary<string, string> environment) =>
        RunAsync(typeof(Usage).Assembly, verb, environment);

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        Assembly program, string verb, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", program.Location, .. verb.Split(' ')])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var deadline = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, await output, await error);
    }
}
