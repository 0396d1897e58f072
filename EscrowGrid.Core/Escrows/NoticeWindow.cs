using System.Runtime.InteropServices;

namespace EscrowGrid.Core.Escrows;

/// <summary>When a deadline is near.</summary>
/// <param name="Now">It has not passed yet.</param>
/// <param name="Notice">It passes within this time.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NoticeWindow(DateTimeOffset Now, TimeSpan Notice);
