using System.Runtime.InteropServices;

namespace EscrowGrid.Core.Events;

/// <summary>
/// A place in a log: the transaction that wrote the row, then the row's number. Rows of transactions below the store's
/// horizon are final, so whoever reads up to the horizon and goes on after the last place it saw skips nothing,
/// however late a transaction commits. A number from a sequence alone could not promise that.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LogPosition(long Transaction, long Sequence) : IComparable<LogPosition>
{
    /// <summary>Before every row.</summary>
    public static LogPosition Start => default;

    public static bool operator <(LogPosition left, LogPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(LogPosition left, LogPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(LogPosition left, LogPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(LogPosition left, LogPosition right) => left.CompareTo(right) >= 0;

    public int CompareTo(LogPosition other) =>
        (Transaction, Sequence).CompareTo((other.Transaction, other.Sequence));
}
