using System.Runtime.InteropServices;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Core.Chain;

/// <summary>How many records are in a state, and since when the oldest of them has been on its way.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChainCount(MirrorState State, long Count, DateTimeOffset Oldest);
