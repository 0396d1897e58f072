namespace EscrowGrid.StandIns;

/// <summary>The time of the stand-ins: that of the machine or of a test, and as much later as they were told.</summary>
public sealed class StandInClock(TimeProvider time) : TimeProvider
{
    private long _ahead;

    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Ahead;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
