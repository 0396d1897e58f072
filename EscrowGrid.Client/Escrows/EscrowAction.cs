namespace EscrowGrid.Client.Escrows;

/// <summary>Whether the caller may command something of an escrow now.</summary>
/// <param name="Action">The name of the command, such as MARK_DELIVERED.</param>
/// <param name="Allowed">Whether it would be done.</param>
/// <param name="Reason">Why not; null when it would.</param>
public sealed record EscrowAction(string Action, bool Allowed, string? Reason = null);
