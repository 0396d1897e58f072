namespace EscrowGrid.Client.Positions;

/// <summary>Whether a transition may be made now.</summary>
/// <param name="Action">The state that it leads to.</param>
/// <param name="Allowed">Whether the API would accept it.</param>
/// <param name="Reason">Why not; null when allowed.</param>
public sealed record AllowedAction(PositionState Action, bool Allowed, string? Reason = null);
