using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>Lists of allowed words for CHECK constraints, from the same tables that the code uses.</summary>
internal static class SqlLists
{
    public static string Of<TEnum>()
        where TEnum : struct, Enum => Of(WireName<TEnum>.All);

    public static string Of(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"'{word}'"));
}
