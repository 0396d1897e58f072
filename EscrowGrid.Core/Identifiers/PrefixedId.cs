namespace EscrowGrid.Core.Identifiers;

/// <summary>The one form of all ids: a prefix, an underscore, a lower-case uuid with hyphens.</summary>
public static class PrefixedId
{
    private const int UuidLength = 36;

    public static string Format<TId>(TId id)
        where TId : struct, IPrefixedId<TId> =>
        string.Create(TId.Prefix.Length + 1 + UuidLength, id.Value, static (text, value) =>
        {
            TId.Prefix.CopyTo(text);
            text[TId.Prefix.Length] = '_';
            value.TryFormat(text[(TId.Prefix.Length + 1)..], out _);
        });

    /// <summary>
    /// Reads an id. Text of any other form gives the default id, which nothing carries, so that a malformed id and
    /// an unknown one have the same outcome.
    /// </summary>
    public static TId Parse<TId>(string? text)
        where TId : struct, IPrefixedId<TId>
    {
        var start = TId.Prefix.Length + 1;
        if (text is null || text.Length != start + UuidLength || text[start - 1] != '_'
            || !text.StartsWith(TId.Prefix, StringComparison.Ordinal))
        {
            return default;
        }

        var uuid = text.AsSpan(start);
        return !uuid.ContainsAnyInRange('A', 'Z') && Guid.TryParseExact(uuid, "D", out var value)
            ? TId.From(value)
            : default;
    }
}
