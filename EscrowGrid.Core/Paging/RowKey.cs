using System.Runtime.InteropServices;

namespace EscrowGrid.Core.Paging;

/// <summary>Where a row stands in a list: rows of one millisecond are ordered by id, as by the database.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RowKey(DateTimeOffset CreatedAt, Guid Id) : IComparable<RowKey>
{
    public static bool operator <(RowKey left, RowKey right) => left.CompareTo(right) < 0;

    public static bool operator >(RowKey left, RowKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(RowKey left, RowKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RowKey left, RowKey right) => left.CompareTo(right) >= 0;

    public int CompareTo(RowKey other)
    {
        var byTime = CreatedAt.CompareTo(other.CreatedAt);
        return byTime != 0 ? byTime : Id.CompareTo(other.Id);
    }
}
