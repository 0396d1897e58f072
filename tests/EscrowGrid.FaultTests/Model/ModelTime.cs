namespace EscrowGrid.FaultTests.Model;

/// <summary>A clock that stands until it is moved, so that the product and the model decide at the same time.</summary>
internal sealed class ModelTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
