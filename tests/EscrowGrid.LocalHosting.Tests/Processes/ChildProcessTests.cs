using System.Globalization;
using EscrowGrid.LocalHosting.Processes;

namespace EscrowGrid.LocalHosting.Tests.Processes;

public sealed class ChildProcessTests
{
    [Fact]
    public async Task Stop_ProcessThatIgnoresTheSignal_IsKilledWithItsChildrenAtTheLimit()
    {
        var grandchild = new TaskCompletionSource<int>();
        await using var child = await ChildProcess.StartAsync(new ChildProcessOptions(
            "/bin/sh", ["-c", "trap '' TERM; sleep 600 & echo $!; wait; wait"])
        {
            OnOutput = line => grandchild.TrySetResult(int.Parse(line, CultureInfo.InvariantCulture)),
        });
        var sleeping = await grandchild.Task.WaitAsync(TestModel.Patience);

        var exitCode = await child.StopAsync(TimeSpan.FromMilliseconds(200));

        Assert.Equal(128 + 9, exitCode);
        await Eventually.IsTrueAsync(() => ProcessIdentity.Of(sleeping) is null, TestModel.Patience);
    }

    [Fact]
    public async Task Dispose_ProcessThatEndedAndLeftAChild_EndsThatToo()
    {
        var grandchild = new TaskCompletionSource<int>();
        var child = await ChildProcess.StartAsync(new ChildProcessOptions("/bin/sh", ["-c", "sleep 600 & echo $!"])
        {
            OnOutput = line => grandchild.TrySetResult(int.Parse(line, CultureInfo.InvariantCulture)),
        });
        var sleeping = await grandchild.Task.WaitAsync(TestModel.Patience);
        await child.Exited.WaitAsync(TestModel.Patience);
        Assert.NotNull(ProcessIdentity.Of(sleeping));

        await child.DisposeAsync();

        await Eventually.IsTrueAsync(() => ProcessIdentity.Of(sleeping) is null, TestModel.Patience);
    }

    [Fact]
    public async Task Run_WithInputAndEnvironment_GetsBoth()
    {
        var (exitCode, output) = await ChildProcess.RunAsync(
            new ChildProcessOptions("/bin/sh", ["-c", "cat; echo \"$ADDED\"; echo \"${HOME-none}\"; exit 7"])
            {
                StandardInput = "typed\n",
                Environment = [new("ADDED", "yes"), new("HOME", null)],
            },
            default);

        Assert.Equal(7, exitCode);
        Assert.Equal(["typed", "yes", "none"], output.Split(Environment.NewLine));
    }

    [Fact]
    public async Task Session_OfAChild_IsItsOwn()
    {
        // Field 6 of stat is the session: Ctrl+C in our terminal is not sent to it.
        var (_, output) = await ChildProcess.RunAsync(
            new ChildProcessOptions("/bin/sh", ["-c", "echo $$; cut -d' ' -f6 /proc/$$/stat"]), default);

        var lines = output.Split(Environment.NewLine);
        Assert.Equal(lines[0], lines[1]);
    }
}
