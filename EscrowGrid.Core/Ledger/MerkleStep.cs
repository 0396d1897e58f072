using System.Runtime.InteropServices;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Ledger;

/// <summary>A sister on the way from a leaf to the root.</summary>
/// <param name="IsLeft">Whether she stands left of what has been climbed to.</param>
/// <param name="Hash">Her hash.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MerkleStep(bool IsLeft, Sha256Digest Hash);
