using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EscrowGrid.Core.Documents;

/// <summary>
/// A JSON value as compact text. What a caller attaches (config, metadata) is kept digit for digit and key for key;
/// the database column is <c>json</c>, not <c>jsonb</c>, which would reorder the keys.
/// </summary>
public readonly record struct JsonText
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly string? _text;

    private JsonText(string text) => _text = text;

    public static JsonText EmptyObject { get; } = new("{}");

    /// <summary>The compact text; the default value is an empty object.</summary>
    public string Text => _text ?? "{}";

    /// <summary>Takes text that was stored before.</summary>
    public static JsonText FromStored(string text) => new(text);

    /// <summary>Takes a parsed value as its author wrote it, without the white space between its tokens.</summary>
    public static JsonText From(JsonElement element) => new(WithoutWhiteSpace(element.GetRawText()));

    /// <summary>Writes one object; <paramref name="write"/> writes its properties.</summary>
    public static JsonText Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            write(writer, state);
            writer.WriteEndObject();
        }

        return new JsonText(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>The size in bytes of UTF-8.</summary>
    public int CountBytes() => Encoding.UTF8.GetByteCount(Text);

    /// <summary>
    /// The longest path from the root: arrays and objects count, an empty one adds nothing (wire contract, section 4).
    /// </summary>
    public int MeasureDepth()
    {
        var deepest = 0;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(Text));
        while (reader.Read())
        {
            // A token inside n containers stands at depth n; the end of a container stands where its start did.
            if (reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
                deepest = Math.Max(deepest, reader.CurrentDepth);
        }

        return deepest;
    }

    public override string ToString() => Text;

    private static string WithoutWhiteSpace(string json)
    {
        if (json.AsSpan().IndexOfAny(" \t\r\n") < 0)
            return json;
        var compact = new StringBuilder(json.Length);
        var isInString = false;
        for (var i = 0; i < json.Length; i++)
        {
            var character = json[i];
            if (!isInString && character is ' ' or '\t' or '\r' or '\n')
                continue;
            compact.Append(character);
            if (character == '"')
                isInString = !isInString;
            else if (character == '\\')
                compact.Append(json[++i]);
        }

        return compact.ToString();
    }
}
