using System.Numerics;
using System.Runtime.InteropServices;

namespace EscrowGrid.Chain.Evm.Signing;

/// <summary>A signature that names its signer.</summary>
/// <param name="IsOdd">The parity of the y of the signature's point.</param>
/// <param name="R">Its x.</param>
/// <param name="S">At most half the order of the curve.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Signature(bool IsOdd, BigInteger R, BigInteger S);
