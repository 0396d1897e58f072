namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>
/// Text with values in it that are known only when the application runs, and that stay expressions in the manifest:
/// <c>ReferenceExpression.Create($"Host={host};Password={password}")</c>. The format <c>:uri</c> escapes a value for a
/// URI.
/// </summary>
public sealed class ReferenceExpression : IValueProvider, IManifestExpressionProvider, IValueWithReferences
{
    /// <summary>Escapes a value for a URI, here and in the manifest.</summary>
    internal const string UriFormat = "uri";

    /// <summary>
    /// Quotes a value that would break a keyword connection string; the manifest has no such function.
    /// </summary>
    internal const string ConnectionValueFormat = "quoted";

    private readonly IReadOnlyList<ReferenceExpressionPart> _parts;

    internal ReferenceExpression(IReadOnlyList<ReferenceExpressionPart> parts)
    {
        _parts = parts;
    }

    /// <inheritdoc />
    public string ValueExpression => string.Concat(_parts.Select(part => part.ManifestText));

    /// <inheritdoc />
    public IEnumerable<object> References => _parts.Select(part => part.Value).OfType<object>();

    internal IReadOnlyList<ReferenceExpressionPart> Parts => _parts;

    /// <summary>Makes an expression of an interpolated string.</summary>
    public static ReferenceExpression Create(in ReferenceExpressionHandler handler) => new(handler.Parts);

    /// <summary>The text with every value in its place; null when one of them has no value.</summary>
    public async ValueTask<string?> GetValueAsync(CancellationToken ct = default)
    {
        var texts = new string[_parts.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            if (await _parts[i].GetTextAsync(ct) is not { } text)
                return null;
            texts[i] = text;
        }
        return string.Concat(texts);
    }
}
