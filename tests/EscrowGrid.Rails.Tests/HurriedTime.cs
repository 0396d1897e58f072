using System.Collections.Concurrent;

namespace EscrowGrid.Rails.Tests;

/// <summary>The machine's time, with every pause a thousandth of what was asked for, and written down.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Hurry = 1_000;

    private readonly ConcurrentQueue<TimeSpan> _pauses = [];

    public IReadOnlyList<TimeSpan> Pauses => [.. _pauses];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
            _pauses.Enqueue(dueTime);
        return base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / Hurry : dueTime, period);
    }
}
