namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>
/// The machine's clock, as far ahead as a test moves it; short pauses, as between repeats of a call, are a twentieth.
/// </summary>
internal sealed class MarketTime : TimeProvider
{
    private const int Hurry = 20;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(4);

    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(
            callback, state, dueTime > TimeSpan.Zero && dueTime <= Short ? dueTime / Hurry : dueTime, period);
}
