using System.Diagnostics;
using EscrowGrid.LocalHosting.Fixture;
using EscrowGrid.LocalHosting.Processes;
using EscrowGrid.LocalHosting.State;

namespace EscrowGrid.LocalHosting.Tests.Running;

/// <summary>An AppHost that dies in any way leaves no process behind.</summary>
public sealed class OrphanTests : IDisposable
{
    private static readonly TimeSpan MostAllowed = TimeSpan.FromSeconds(10);
    private readonly TestFolder _state = new();

    public void Dispose() => _state.Dispose();

    [Fact]
    public async Task AppHost_KilledWithNine_LeavesNoProcessWithinTenSeconds()
    {
        using var host = await StartHostAsync();
        var children = ReadLedger();
        Assert.Equal(4, children.Count);

        host.Kill();
        var clock = Stopwatch.StartNew();
        await Eventually.IsTrueAsync(() => children.All(child => !child.IsAlive), MostAllowed);

        Assert.True(clock.Elapsed < MostAllowed, $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task AppHost_StartedAfterAKill_RunsOnTheSameState()
    {
        using (var host = await StartHostAsync())
            host.Kill();

        using var again = await StartHostAsync();

        UnixCalls.Signal(again.Id, UnixSignal.Terminate);
        await again.WaitForExitAsync().WaitAsync(TestModel.Patience);
        Assert.Equal(0, again.ExitCode);
        Assert.Empty(ReadLedger());
    }

    [Fact]
    public async Task AppHost_Interrupted_StopsEverythingAndEndsWithZero()
    {
        using var host = await StartHostAsync();
        var children = ReadLedger();

        UnixCalls.Signal(host.Id, UnixSignal.Interrupt);
        await host.WaitForExitAsync().WaitAsync(TestModel.Patience);

        Assert.Equal(0, host.ExitCode);
        Assert.All(children, child => Assert.False(child.IsAlive));
    }

    [Fact]
    public async Task AppHost_SecondOnTheSameState_EndsWithOneAndOneMessage()
    {
        using var host = await StartHostAsync();

        using var second = Start();
        var message = await second.StandardError.ReadToEndAsync().WaitAsync(TestModel.Patience);
        await second.WaitForExitAsync().WaitAsync(TestModel.Patience);
        UnixCalls.Signal(host.Id, UnixSignal.Terminate);
        await host.WaitForExitAsync().WaitAsync(TestModel.Patience);

        Assert.Equal(1, second.ExitCode);
        Assert.Contains($"process {host.Id}", message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ledger_ProcessLeftByAnEarlierHost_IsEnded()
    {
        await using var left = await ChildProcess.StartAsync(new ChildProcessOptions("/bin/sleep", ["600"]));
        var builder = await TestModel.CreateAsync(_ => { });
        await using (builder)
        {
            var state = builder.State;
            state.Create();
            new ProcessLedger(state).Add(left.Identity, UnixSignal.Terminate);

            var swept = await new ProcessLedger(state).SweepAsync(default);

            Assert.Equal(1, swept);
            Assert.Equal(128 + 15, await left.Exited);
        }
    }

    [Fact]
    public async Task Ledger_ProcessIdHandedOutAgain_IsLeftAlone()
    {
        await using var stranger = await ChildProcess.StartAsync(new ChildProcessOptions("/bin/sleep", ["600"]));
        var builder = await TestModel.CreateAsync(_ => { });
        await using (builder)
        {
            var state = builder.State;
            state.Create();
            new ProcessLedger(state).Add(
                stranger.Identity with { StartTime = stranger.Identity.StartTime - 1 }, UnixSignal.Terminate);

            var swept = await new ProcessLedger(state).SweepAsync(default);

            Assert.Equal(0, swept);
            Assert.False(stranger.Exited.IsCompleted);
        }
    }

    private async Task<Process> StartHostAsync()
    {
        var host = Start();
        var lines = new List<string>();
        using var deadline = new CancellationTokenSource(TestModel.Patience);
        string? line;
        do
        {
            line = await host.StandardOutput.ReadLineAsync(deadline.Token);
            lines.Add(line ?? await host.StandardError.ReadToEndAsync(deadline.Token));
            Assert.True(line is not null, string.Join('\n', lines));
        }
        while (!line!.StartsWith("All resources are ready", StringComparison.Ordinal));
        // Nobody reads on, and a full pipe would stop the host.
        _ = host.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        return host;
    }

    private Process Start()
    {
        // A shell that runs these tests in the background has them ignore SIGINT, and so would every child of theirs:
        // env gives the AppHost the signal that a terminal gives it.
        var start = new ProcessStartInfo("env",
        [
            "--default-signal=INT", "dotnet", "exec", typeof(FixtureProject).Assembly.Location, "apphost",
            $"--LocalHosting:StateDirectory={_state.Path}",
            "--LocalHosting:RandomizePorts=true", "--LocalHosting:DisableDashboard=true",
        ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private List<ProcessIdentity> ReadLedger() =>
    [
        .. File.ReadAllLines(Path.Combine(_state.Path, "processes"))
            .Select(line => line.Split(' '))
            .Select(fields => new ProcessIdentity(
                int.Parse(fields[0], System.Globalization.CultureInfo.InvariantCulture),
                long.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture))),
    ];
}
