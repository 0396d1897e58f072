using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Shows what a webhook says without what nobody needs to see: secrets, and what names people. Only values of fields
/// that are known to be harmless are shown; whatever a provider adds is hidden until somebody has looked at it.
/// </summary>
public static class NoticeMask
{
    /// <summary>Stands for a text or a number that is hidden.</summary>
    public const string Hidden = "•••";

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="body">The raw bytes: JSON, as whoever took it has made sure of.</param>
    /// <param name="openFields">The names of fields whose texts and numbers are shown.</param>
    public static string Show(ReadOnlyMemory<byte> body, IReadOnlySet<string> openFields)
    {
        ArgumentNullException.ThrowIfNull(openFields);
        using var document = JsonDocument.Parse(body);
        var buffer = new ArrayBufferWriter<byte>(body.Length);
        using (var writer = new Utf8JsonWriter(buffer, Readable))
            Write(writer, document.RootElement, isOpen: false, openFields);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(
        Utf8JsonWriter writer, JsonElement value, bool isOpen, IReadOnlySet<string> openFields)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, openFields.Contains(property.Name), openFields);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item, isOpen, openFields);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String or JsonValueKind.Number when !isOpen:
                writer.WriteStringValue(Hidden);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
