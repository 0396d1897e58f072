namespace EscrowGrid.Core.Escrows;

/// <param name="Name">Of the command, as on the wire.</param>
/// <param name="Reason">Why it is not possible now; null when it is.</param>
public sealed record AllowedCommand(string Name, string? Reason);
