using System.Runtime.InteropServices;

namespace EscrowGrid.Core.Audit;

/// <summary>A place in the audit trail, which is in the order of time and then of ids.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AuditPlace(DateTimeOffset OccurredAt, Guid Id);
