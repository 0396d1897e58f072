using System.Text.Json;

namespace EscrowGrid.Core.Documents;

/// <summary>The kinds of JSON values in the words of the wire contract, section 4.</summary>
public static class JsonKinds
{
    public const string Undefined = "undefined";

    public static string NameOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => Undefined,
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}
