using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace EscrowGrid.Core.Identifiers;

/// <summary>
/// The names that the members of an enum carry on the wire and in the database: <c>PartiallyReleased</c> is
/// <c>PARTIALLY_RELEASED</c>. Case-sensitive.
/// </summary>
[SuppressMessage("Design", "CA1000", Justification = "The type argument chooses the table; nothing could infer it.")]
public static class WireName<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> NameByValue =
        Enum.GetValues<TEnum>().ToFrozenDictionary(v => v, v => JsonNamingPolicy.SnakeCaseUpper.ConvertName($"{v}"));

    private static readonly FrozenDictionary<string, TEnum> ValueByName =
        NameByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>All names, in the order of declaration.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<TEnum>().Select(v => NameByValue[v])];

    public static string Of(TEnum value) => NameByValue[value];

    public static bool TryParse(string? name, out TEnum value)
    {
        value = default;
        return name is not null && ValueByName.TryGetValue(name, out value);
    }

    /// <exception cref="ArgumentException">No member has this name.</exception>
    public static TEnum FromStored(string name) =>
        TryParse(name, out var value)
            ? value
            : throw new ArgumentException($"Not a {typeof(TEnum).Name}.", nameof(name));
}
