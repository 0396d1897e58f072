namespace EscrowGrid.Core.Positions;

/// <summary>A transition that a caller may or may not make now.</summary>
/// <param name="ToState">Where it leads.</param>
/// <param name="Reason">Why it would be refused, or would do nothing; null when it is allowed.</param>
public sealed record AllowedAction(PositionState ToState, string? Reason)
{
    public bool IsAllowed => Reason is null;
}
