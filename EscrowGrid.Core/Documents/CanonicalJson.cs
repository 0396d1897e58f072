using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EscrowGrid.Core.Documents;

/// <summary>
/// The one form in which a JSON value is hashed: RFC 8785 but for numbers. Names in the order of their UTF-16 units,
/// no white space, strings with the fewest escapes. A number keeps the digits that its author wrote: RFC 8785 would
/// send it through binary floating point, and amounts would change. Equal names, where an author wrote any, keep their
/// order.
/// </summary>
public static class CanonicalJson
{
    private const char FirstPrintable = ' ';

    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A string in it is no text.</exception>
    public static StringBuilder AppendCanonical(this StringBuilder target, JsonText json)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var document = JsonDocument.Parse(json.Text);
        return target.AppendElement(document.RootElement);
    }

    /// <summary>A string with its quotes.</summary>
    public static StringBuilder AppendCanonical(this StringBuilder target, string text)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(text);
        target.Append('"');
        foreach (var character in text)
            target.AppendCharacter(character);
        return target.Append('"');
    }

    private static StringBuilder AppendElement(this StringBuilder target, JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => target.AppendObject(element),
            JsonValueKind.Array => target.AppendArray(element),
            JsonValueKind.String => target.AppendCanonical(element.GetString()!),
            _ => target.Append(element.GetRawText()),
        };

    private static StringBuilder AppendObject(this StringBuilder target, JsonElement element)
    {
        target.Append('{');
        var separator = "";
        foreach (var (name, value) in element.EnumerateObject()
            .Select(property => (property.Name, property.Value))
            .OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            target.Append(separator).AppendCanonical(name).Append(':').AppendElement(value);
            separator = ",";
        }

        return target.Append('}');
    }

    private static StringBuilder AppendArray(this StringBuilder target, JsonElement element)
    {
        target.Append('[');
        var separator = "";
        foreach (var item in element.EnumerateArray())
        {
            target.Append(separator).AppendElement(item);
            separator = ",";
        }

        return target.Append(']');
    }

    private static void AppendCharacter(this StringBuilder target, char character)
    {
        switch (character)
        {
            case '"' or '\\':
                target.Append('\\').Append(character);
                break;
            case '\b':
                target.Append("\\b");
                break;
            case '\t':
                target.Append("\\t");
                break;
            case '\n':
                target.Append("\\n");
                break;
            case '\f':
                target.Append("\\f");
                break;
            case '\r':
                target.Append("\\r");
                break;
            case < FirstPrintable:
                target.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                break;
            default:
                target.Append(character);
                break;
        }
    }
}
