using System.Text.Json;
using System.Text.Json.Serialization;

namespace EscrowGrid.Api.Serialization;

/// <summary><c>YYYY-MM-DDTHH:MM:SS.mmmZ</c>: always UTC, always three decimals (wire contract, section 3).</summary>
internal sealed class TimestampConverter : JsonConverter<DateTimeOffset>
{
    private const int Length = 24;

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Length];
        value.UtcDateTime.TryFormat(text, out var written, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
        writer.WriteStringValue(text[..written]);
    }

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();
}
