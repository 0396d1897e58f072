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
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A string in it is no text.</exception>
    public static StringBuilder AppendCanonical(this StringBuilder target, JsonText json)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var document = JsonDocument.Parse(json.Text);
        return target.Append(Encoding.UTF8.GetString(CanonicalWriter.Begin().Value(document.RootElement).Written));
    }
}
