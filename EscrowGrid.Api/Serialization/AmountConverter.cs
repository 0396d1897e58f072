using System.Text.Json;
using System.Text.Json.Serialization;
using EscrowGrid.Core;

namespace EscrowGrid.Api.Serialization;

/// <summary>An amount as a JSON number with exactly its digits, no exponent and no trailing zeros.</summary>
internal sealed class AmountConverter : JsonConverter<Amount>
{
    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);

    public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Amount.FromStored(reader.GetDecimal());
}
