using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>Waiting for a decision that does not come.</summary>
[Collection(StoresDefinition.Name)]
public sealed class AwaitCommandTests(Stores stores)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData(1)]
    [InlineData(10_000)]
    public async Task Wait_WhoseTimersAreEarly_EndsWithItsPatience(long ticksALook)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, Store.Memory), new BookRail());
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        await process.Service<OperateJobs>().PutQueueAsync(
            JobQueues.EscrowCommands, isPaused: true, "A test", JobPlace.Call, CancellationToken.None);
        var pending = await PendingAsync(process, escrow);
        // From a moment before its end on, as where it is the last part of a millisecond that is left.
        var clock = new EarlyTimers(ticksALook, skipped: Patience.Ticks - (ticksALook * 200));
        var decision = new AwaitCommand(process.Store, new CommandSignal(), clock);

        using var wait = decision.Begin(pending.Id);
        var after = await decision.WaitAsync(pending, wait, Patience, CancellationToken.None);

        Assert.Equal(CommandState.Pending, after.State);
        Assert.InRange(clock.Timers, 2, 201);
    }

    private static async Task<StoredCommand> PendingAsync(EscrowProcess process, Escrow escrow)
    {
        var submitted = await process.Service<SubmitCommand>().HandleAsync(
            escrow.Id, new EscrowCommand.Cancel(null), JobPlace.Call, TimeSpan.Zero, CancellationToken.None);
        Assert.True(submitted.TryGet(out var command, out _));
        return command;
    }

    /// <summary>Its timers end at once, and it goes on by so much with each look at it.</summary>
    private sealed class EarlyTimers(long ticksALook, long skipped) : TimeProvider
    {
        private long _looks;
        private int _timers;

        public int Timers => _timers;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp()
        {
            var looks = Interlocked.Increment(ref _looks) - 1;
            return looks == 0 ? 0 : Math.Max(0, skipped) + (looks * ticksALook);
        }

        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Assert.True(dueTime >= TimeSpan.FromMilliseconds(1), $"A wait of {dueTime} is none.");
            Interlocked.Increment(ref _timers);
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
