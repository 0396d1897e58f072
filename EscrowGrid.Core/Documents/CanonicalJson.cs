using System.Buffers;
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

    /// <summary>What a string cannot hold as it is.</summary>
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create(['"', '\\', .. Enumerable.Range(0, FirstPrintable).Select(it => (char)it)]);

    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A string in it is no text.</exception>
    public static StringBuilder AppendCanonical(this StringBuilder target, JsonText json)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var document = JsonDocument.Parse(json.Text);
        return target.AppendCanonical(document.RootElement);
    }

    /// <exception cref="InvalidOperationException">A string in it is no text.</exception>
    public static StringBuilder AppendCanonical(this StringBuilder target, JsonElement element)
    {
        ArgumentNullException.ThrowIfNull(target);
        return element.ValueKind switch
        {
            JsonValueKind.Object => target.AppendObject(element),
            JsonValueKind.Array => target.AppendArray(element),
            JsonValueKind.String => target.AppendCanonical(element.GetString()!),
            _ => target.Append(element.GetRawText()),
        };
    }

    /// <summary>A string with its quotes.</summary>
    public static StringBuilder AppendCanonical(this StringBuilder target, string text)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(text);
        target.Append('"');
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Escaped) is var next and >= 0)
        {
            target.Append(rest[..next]).AppendEscaped(rest[next]);
            rest = rest[(next + 1)..];
        }

        return target.Append(rest).Append('"');
    }

    private static StringBuilder AppendObject(this StringBuilder target, JsonElement element)
    {
        var members = new List<(string Name, JsonElement Value)>();
        foreach (var property in element.EnumerateObject())
            members.Insert(PlaceOf(property.Name, members), (property.Name, property.Value));
        target.Append('{');
        var separator = "";
        foreach (var (name, value) in members)
        {
            target.Append(separator).AppendCanonical(name).Append(':').AppendCanonical(value);
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
            target.Append(separator).AppendCanonical(item);
            separator = ",";
        }

        return target.Append(']');
    }

    /// <summary>After all names that are not greater, so that equal ones keep their order.</summary>
    private static int PlaceOf(string name, List<(string Name, JsonElement Value)> members)
    {
        var (least, most) = (0, members.Count);
        while (least < most)
        {
            var middle = (least + most) / 2;
            if (string.CompareOrdinal(members[middle].Name, name) <= 0)
                least = middle + 1;
            else
                most = middle;
        }

        return least;
    }

    private static void AppendEscaped(this StringBuilder target, char character)
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
            default:
                target.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                break;
        }
    }
}
