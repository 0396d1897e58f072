using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace EscrowGrid.Admin.Texts;

/// <summary>
/// The names that the values of a contract's enumeration have on the wire; forms and filters use them too.
/// </summary>
internal static class Wire<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names = Enum.GetValues<T>().ToFrozenDictionary(
        it => it,
        it => typeof(T).GetField(it.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
            ?? it.ToString());

    private static readonly FrozenDictionary<string, T> Values =
        Names.ToFrozenDictionary(it => it.Value, it => it.Key);

    /// <summary>In the order of their declaration.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<T>().Select(Name)];

    public static string Name(T value) => Names[value];

    /// <summary>Why a filter cannot be read: what it names is none of these.</summary>
    /// <returns>A key of the catalogue; null for one that can, and for none.</returns>
    public static string? Wrong(string? name) =>
        string.IsNullOrWhiteSpace(name) || Find(name) is not null ? null : "form.choice";

    /// <returns>Null for a name that nothing has.</returns>
    public static T? Find(string? name) => name is not null && Values.TryGetValue(name, out var value) ? value : null;
}
