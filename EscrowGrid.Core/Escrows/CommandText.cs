using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>Commands as they are stored.</summary>
internal static class CommandText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new AmountText(),
            new CurrencyText(),
            new IdText<SettlementId>(),
            new IdText<EscrowId>(),
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper),
        },
    };

    private static readonly FrozenDictionary<Type, string> Names = typeof(EscrowCommand)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(it => it.DerivedType, it => (string)it.TypeDiscriminator!);

    public static JsonText Write(EscrowCommand command) =>
        JsonText.FromStored(JsonSerializer.Serialize(command, Options));

    public static EscrowCommand Read(JsonText text) =>
        JsonSerializer.Deserialize<EscrowCommand>(text.Text, Options)
        ?? throw new JsonException("The command is null.");

    /// <summary>The name that its type has on the wire and where it is stored.</summary>
    public static string NameOf(EscrowCommand command) => NameOf(command.GetType());

    public static string NameOf(Type command) => Names[command];

    private sealed class AmountText : JsonConverter<Amount>
    {
        public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Amount.FromStored(reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Value);
    }

    private sealed class CurrencyText : JsonConverter<Currency>
    {
        public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Currency.FromStored(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Code);
    }

    private sealed class IdText<TId> : JsonConverter<TId>
        where TId : struct, IPrefixedId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            PrefixedId.Parse<TId>(reader.GetString());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
