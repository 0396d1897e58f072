namespace EscrowGrid.Core.Escrows;

/// <summary>What became of a command, before anything of it is stored.</summary>
/// <param name="Decided">The command, done or refused.</param>
/// <param name="Move">The change that it makes, with the command in it; null when it is refused.</param>
public sealed record CommandVerdict(StoredCommand Decided, EscrowMove? Move)
{
    /// <summary>Whether the escrow's way in has to be closed before it is stored.</summary>
    public bool EndsCollection { get; init; }
}
