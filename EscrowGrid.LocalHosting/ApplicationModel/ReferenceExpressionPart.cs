namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>Fixed text, or a value with an optional format.</summary>
internal sealed record ReferenceExpressionPart(string Text, object? Value = null, string? Format = null)
{
    /// <summary>
    /// What the manifest says. A value escaped for a URI is a resource of its own there (annotated.string).
    /// </summary>
    public string ManifestText => Value switch
    {
        null => Text,
        ParameterResource parameter when Format == ReferenceExpression.UriFormat =>
            $"{{{parameter.Name}-uri-encoded.value}}",
        IManifestExpressionProvider expression => expression.ValueExpression,
        _ => throw new InvalidOperationException($"{Value.GetType().Name} has no manifest expression."),
    };

    public async ValueTask<string?> GetTextAsync(CancellationToken ct)
    {
        if (Value is null)
            return Text;
        var text = await ((IValueProvider)Value).GetValueAsync(ct);
        return text is null ? null : Format switch
        {
            null => text,
            ReferenceExpression.UriFormat => Uri.EscapeDataString(text),
            ReferenceExpression.ConnectionValueFormat => QuoteWhenNeeded(text),
            _ => throw new InvalidOperationException($"'{Format}' is no format of a reference expression."),
        };
    }

    private static string QuoteWhenNeeded(string value) =>
        value.Length == 0 || value.IndexOfAny([';', '\'', '"', '=', ' ']) >= 0
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;
}
