using System.Runtime.InteropServices;

namespace EscrowGrid.Core.Chain;

/// <summary>What a node said, and why, for operators.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SendReply(SendAnswer Answer, string? Reason);
