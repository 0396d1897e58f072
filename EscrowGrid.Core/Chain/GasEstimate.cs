using System.Runtime.InteropServices;

namespace EscrowGrid.Core.Chain;

/// <summary>What a record would use.</summary>
/// <param name="Gas">The most, with a margin; 0 when it would be refused.</param>
/// <param name="Refusal">Why the contract would refuse it; null when it would not.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GasEstimate(long Gas, string? Refusal);
