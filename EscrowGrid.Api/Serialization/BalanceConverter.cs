using System.Text.Json;
using System.Text.Json.Serialization;
using EscrowGrid.Core;

namespace EscrowGrid.Api.Serialization;

/// <summary>A balance as a JSON number, written as an amount is; 0 when nothing is left.</summary>
internal sealed class BalanceConverter : JsonConverter<Balance>
{
    public override void Write(Utf8JsonWriter writer, Balance value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);

    public override Balance Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Balance.FromStored(reader.GetDecimal());
}
