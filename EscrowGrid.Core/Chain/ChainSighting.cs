using System.Runtime.InteropServices;

namespace EscrowGrid.Core.Chain;

/// <summary>What a node knows of a submitted record.</summary>
/// <param name="Receipt">Of any of its transactions; null when none is in a block.</param>
/// <param name="InItsPlace">
/// Where the record was in a block before and is not now: the block that has that number now; null when there is none.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChainSighting(ChainReceipt? Receipt, ChainBlock? InItsPlace);
