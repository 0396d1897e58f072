using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EscrowGrid.Cli;

/// <summary>
/// The verbs that a worker has: they need its settings, and the whole of it. This program, which auditors run without
/// any of that, only starts it.
/// </summary>
internal static class WorkerVerb
{
    /// <summary>Names the file where it is neither beside this program nor in a folder beside that.</summary>
    public const string Variable = "ESCROWGRID_WORKER";

    private const string Worker = "EscrowGrid.Worker";

    private static readonly string[] Verbs = ["migrate", "doctor", "replay", "resume"];

    public static bool Knows(string verb) => Verbs.Contains(verb, StringComparer.Ordinal);

    /// <summary>Its input, output, settings and folder are this program's.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="InvalidDataException">It is nowhere.</exception>
    public static async Task<int> RunAsync(string[] args)
    {
        var start = new ProcessStartInfo(FindHost()) { UseShellExecute = false };
        start.ArgumentList.Add(FindProgram(AppContext.BaseDirectory));
        foreach (var argument in args)
            start.ArgumentList.Add(argument);
        // Whoever presses Ctrl+C stops both; this one waits for what the other makes of it.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, it => it.Cancel = true);
        using var worker = Process.Start(start) ?? throw new IOException("The worker's program did not start.");
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, it => Pass(it, worker));
        await worker.WaitForExitAsync();
        return worker.ExitCode;
    }

    /// <param name="home">Where this program is.</param>
    /// <exception cref="InvalidDataException">It is nowhere.</exception>
    public static string FindProgram(string home)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named)
                ? named
                : throw new InvalidDataException($"{Variable} names {named}, which is not there");
        }

        var trimmed = Path.TrimEndingDirectorySeparator(home);
        var (above, own) = (Path.GetDirectoryName(trimmed) ?? trimmed, Path.GetFileName(trimmed));
        string[] places =
        [
            trimmed,
            Path.Combine(above, Worker),
            // As a build leaves them: a folder for each program, in it one for the configuration.
            Path.Combine(Path.GetDirectoryName(above) ?? above, Worker, own),
        ];
        return places.Select(it => Path.Combine(it, $"{Worker}.dll")).FirstOrDefault(File.Exists)
            ?? throw new InvalidDataException(
                $"this verb is the worker's: name its program, {Worker}.dll, by {Variable}, or put it beside this one");
    }

    /// <summary>The same runtime that this program runs on, where it is known.</summary>
    private static string FindHost() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } known ? known
        : Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" ? Environment.ProcessPath!
        : "dotnet";

    private static void Pass(PosixSignalContext signal, Process worker)
    {
        signal.Cancel = true;
        if (OperatingSystem.IsWindows())
            worker.Kill();
        else
            Process.Start("kill", ["-TERM", $"{worker.Id}"])?.Dispose();
    }
}
