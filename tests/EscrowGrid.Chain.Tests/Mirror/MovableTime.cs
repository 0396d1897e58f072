namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary>The machine's clock, as far ahead as a test moves it. Timers go on ticking as they are.</summary>
internal sealed class MovableTime : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    public void Advance(TimeSpan by) => _ahead += by;
}
