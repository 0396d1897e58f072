using System.Runtime.InteropServices;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>How far a verification has come.</summary>
/// <param name="Read">Ledger events read so far, in all passes.</param>
/// <param name="ToRead">
/// Of how many: a large ledger is read several times, so this may be a multiple of its events. Null until they are
/// counted. When all are read, the sums of days remain to be compared.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct VerificationProgress(long Read, long? ToRead);
