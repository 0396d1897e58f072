namespace EscrowGrid.Core.Chain;

/// <summary>A block, named so that another one of the same number is told from it.</summary>
public sealed record ChainBlock(long Number, string Hash);
