using System.Globalization;
using System.Text.Json;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Rails.Providers;

/// <summary>
/// A JSON object of a provider, read strictly: what is missing or of another kind makes the whole answer unreadable,
/// and an unreadable answer says nothing.
/// </summary>
internal readonly struct ProviderObject
{
    private readonly JsonElement _json;

    /// <exception cref="RailUnavailableException">It is no object.</exception>
    public ProviderObject(JsonElement json) =>
        _json = json.ValueKind is JsonValueKind.Object ? json : throw Unreadable("an object");

    public static RailUnavailableException Unreadable(string what) =>
        new($"The answer is unreadable: {what} was expected.");

    /// <exception cref="RailUnavailableException">There is none, or an empty one.</exception>
    public string Text(string name) => TextOrNull(name) ?? throw Unreadable(name);

    /// <returns>Null when it is absent, null or empty.</returns>
    /// <exception cref="RailUnavailableException">It is no text.</exception>
    public string? TextOrNull(string name)
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind is not JsonValueKind.String)
            throw Unreadable(name);
        return value.GetString() is { Length: > 0 } text ? text : null;
    }

    /// <summary>
    /// What is good to know, and no reason to refuse the whole: a text, or the id of the object that is there in full.
    /// </summary>
    public string? Hint(string name) => Value(name) switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Object } value => new ProviderObject(value).Hint("id"),
        _ => null,
    };

    /// <summary>A text inside an inner object, where both are there.</summary>
    public string? Hint(string outer, string name) => Value(outer) is { ValueKind: JsonValueKind.Object } value
        ? new ProviderObject(value).Hint(name)
        : null;

    /// <exception cref="RailUnavailableException">It is no whole number.</exception>
    public long Whole(string name) =>
        Value(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var whole)
            ? whole
            : throw Unreadable(name);

    public bool IsWhole(string name) =>
        Value(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out _);

    /// <summary>A whole number that is written as text, so that no client rounds it.</summary>
    /// <exception cref="RailUnavailableException">It is not digits alone, or too large.</exception>
    public long Digits(string name) =>
        long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            ? whole
            : throw Unreadable(name);

    /// <exception cref="RailUnavailableException">It is neither true nor false.</exception>
    public bool Flag(string name) => Value(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unreadable(name),
    };

    /// <summary>Whether it is there and true; what is missing is not.</summary>
    public bool IsTrue(string name) => Value(name)?.ValueKind is JsonValueKind.True;

    /// <exception cref="RailUnavailableException">It is no object.</exception>
    public ProviderObject Object(string name) => ObjectOrNull(name) ?? throw Unreadable(name);

    /// <exception cref="RailUnavailableException">It is something else than an object.</exception>
    public ProviderObject? ObjectOrNull(string name) => Value(name) is { } value ? new ProviderObject(value) : null;

    /// <exception cref="RailUnavailableException">It is no list of objects.</exception>
    public IReadOnlyList<ProviderObject> List(string name) =>
        Value(name) is { ValueKind: JsonValueKind.Array } value
            ? [.. value.EnumerateArray().Select(item => new ProviderObject(item))]
            : throw Unreadable(name);

    /// <returns>Nothing where it is absent or null.</returns>
    /// <exception cref="RailUnavailableException">It is something else than a list of objects.</exception>
    public IReadOnlyList<ProviderObject> ListOrNone(string name) => Value(name) is null ? [] : List(name);

    private JsonElement? Value(string name) =>
        _json.ValueKind is JsonValueKind.Object
        && _json.TryGetProperty(name, out var value)
        && value.ValueKind is not JsonValueKind.Null
            ? value
            : null;
}
