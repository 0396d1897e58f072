using System.Runtime.InteropServices;

namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>The place of a movement in the order of statements.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MovementKey(DateTimeOffset At, Guid Entry, int Number) : IComparable<MovementKey>
{
    public static bool operator <(MovementKey left, MovementKey right) => left.CompareTo(right) < 0;

    public static bool operator >(MovementKey left, MovementKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(MovementKey left, MovementKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(MovementKey left, MovementKey right) => left.CompareTo(right) >= 0;

    /// <summary>Before every movement of this moment, and after all earlier ones.</summary>
    public static MovementKey From(DateTimeOffset at) => new(at, Guid.Empty, 0);

    public int CompareTo(MovementKey other) => (At, Entry, Number).CompareTo((other.At, other.Entry, other.Number));
}
