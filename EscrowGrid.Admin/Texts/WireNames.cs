namespace EscrowGrid.Admin.Texts;

/// <summary>The name on the wire, where a page needs it.</summary>
internal static class WireNames
{
    public static string WireName<T>(this T value)
        where T : struct, Enum => Wire<T>.Name(value);
}
