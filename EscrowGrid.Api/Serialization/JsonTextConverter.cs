using System.Text.Json;
using System.Text.Json.Serialization;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Api.Serialization;

/// <summary>A stored document, as its author wrote it.</summary>
internal sealed class JsonTextConverter : JsonConverter<JsonText>
{
    // The text was validated when it came in.
    public override void Write(Utf8JsonWriter writer, JsonText value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Text, skipInputValidation: true);

    public override JsonText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return JsonText.From(document.RootElement);
    }
}
