namespace EscrowGrid.Api.Tests.Jobs;

/// <summary>Tells the time, and lets no timer ring: what is done at all is done without waiting for one.</summary>
internal sealed class SilentTimers : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
