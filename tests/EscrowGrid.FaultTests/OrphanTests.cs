using System.Diagnostics;
using System.Globalization;
using System.Text;
using EscrowGrid.LocalHosting.Processes;
using Xunit.Abstractions;

namespace EscrowGrid.FaultTests;

/// <summary>The AppHost itself, as a person starts it, killed so that it can clean up nothing.</summary>
[Collection(AloneDefinition.Name)]
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

        var mark = $"orphan-test-{Environment.ProcessId}-{state.Name}";
        using var host = Start(state.FullName, mark);
        using var stop = new Ended(host);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("All resources are ready", StringComparison.Ordinal) == true)
            {
                ready.TrySetResult();
            }
        };
        host.BeginOutputReadLine();
        await ready.Task.WaitAsync(TimeSpan.FromMinutes(2));
        var children = Listed(state.FullName);
        // Postgres, Redis, two API replicas, the worker, the admin.
        Assert.Equal(6, children.Count(child => child.IsAlive));

        host.Kill();
        var gone = await Measure.UntilAsync(
            "no process of the killed AppHost is left", TimeSpan.FromSeconds(10),
            () => !children.Exists(child => child.IsAlive) && Marked(mark).Count == 0);

        output.WriteLine($"{children.Count} processes and the guard gone {gone.TotalSeconds:0.0} s after kill -9");
        state.Delete(recursive: true);
    }

    private static Process Start(string state, string mark)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Projects.EscrowGrid_AppHost).Assembly.Location])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["ESCROWGRID_TEST_MARK"] = mark,
                ["ESCROWGRID_STATE_DIR"] = state,
                ["LocalHosting__RandomizePorts"] = "true",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://127.0.0.1:0",
            },
        };
        return Process.Start(start)!;
    }

    /// <summary>What the AppHost wrote down of its children: process id, start time, signal.</summary>
    private static List<ProcessIdentity> Listed(string state) =>
    [
        .. File.ReadAllLines(Path.Combine(state, "processes"))
            .Select(line => line.Split(' '))
            .Select(words => new ProcessIdentity(
                int.Parse(words[0], CultureInfo.InvariantCulture),
                long.Parse(words[1], CultureInfo.InvariantCulture))),
    ];

    /// <summary>Every process that inherited the mark in its environment: also the guard, and children of
    /// children.</summary>
    private static List<int> Marked(string text)
    {
        var mark = Encoding.UTF8.GetBytes(text);
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

    /// <summary>A test that fails on the way leaves nothing running either.</summary>
    private sealed class Ended(Process process) : IDisposable
    {
        public void Dispose()
        {
            if (!process.HasExited) process.Kill();
        }
    }
}
