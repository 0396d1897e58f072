namespace EscrowGrid.Client.Escrows;

/// <summary>Why a command was refused.</summary>
/// <param name="Code">Never changes.</param>
/// <param name="Title">A sentence.</param>
/// <param name="Details">What it says of this case.</param>
public sealed record CommandError(string Code, string Title, string? Details = null);
