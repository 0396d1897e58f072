using System.Runtime.InteropServices;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Positions;

/// <summary>A position whose expiry has come.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DuePosition(DateTimeOffset ExpiresAt, PositionId Id);
