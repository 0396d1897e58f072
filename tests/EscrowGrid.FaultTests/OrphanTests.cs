using System.Diagnostics;
using System.Text;
using Xunit.Abstractions;

namespace EscrowGrid.FaultTests;

/// <summary>The AppHost itself, as a person starts it, killed so that it can clean up nothing.</summary>
public sealed class OrphanTests(ITestOutputHelper output)
{
    [Fact]
    public async Task AppHost_Killed_LeavesNoProcessAfterTenSeconds()
    {
        var state = Directory.CreateTempSubdirectory("escrowgrid-orphans-");
        if (!OperatingSystem.IsWindows())
        {
            // The account that runs the servers passes through it.
            state.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        }

        using var host = Start(state.FullName);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("All resources are ready", StringComparison.Ordinal) == true) ready.TrySetResult();
        };
        host.BeginOutputReadLine();
        await ready.Task.WaitAsync(TimeSpan.FromMinutes(2));
        var children = Children(state.FullName).Where(pid => pid != host.Id).ToArray();
        // Postgres with its helpers, Redis, two API replicas, the worker, the admin and the guard.
        Assert.True(children.Length >= 7, $"only {children.Length} processes");

        host.Kill();
        var gone = await Measure.UntilAsync(
            "no process of the killed AppHost is left", TimeSpan.FromSeconds(10), () => Children(state.FullName).Count == 0);

        output.WriteLine($"{children.Length} processes gone {gone.TotalSeconds:0.0} s after kill -9 of the AppHost");
        state.Delete(recursive: true);
    }

    private static Process Start(string state)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Projects.EscrowGrid_AppHost).Assembly.Location])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["ESCROWGRID_STATE_DIR"] = state,
                ["LocalHosting__RandomizePorts"] = "true",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://127.0.0.1:0",
            },
        };
        return Process.Start(start)!;
    }

    /// <summary>Every process that inherited the state folder's name in its environment.</summary>
    private static List<int> Children(string state)
    {
        var mark = Encoding.UTF8.GetBytes(state);
        return
        [
            .. Directory.GetDirectories("/proc")
                .Select(folder => int.TryParse(Path.GetFileName(folder), out var pid) ? pid : 0)
                .Where(pid => pid > 0 && Environ(pid).AsSpan().IndexOf(mark) >= 0),
        ];
    }

    private static byte[] Environ(int pid)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{pid}/environ");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
