using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EscrowGrid.Api.Tests.OpenApi;

/// <summary>
/// Whether a value is as a schema of the description says: the part of JSON Schema that our description uses. A member
/// that is not described is a fault, so that nothing is answered which the description does not tell.
/// </summary>
internal sealed class SchemaCheck(JsonElement document)
{
    public IEnumerable<string> FindFaults(JsonElement schema, JsonElement value, string path = "$")
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return FindFaults(Resolve(reference.GetString()!), value, path);
        if (schema.TryGetProperty("oneOf", out var options))
        {
            return options.EnumerateArray().Any(option => !FindFaults(option, value, path).Any())
                ? []
                : [$"{path} is none of its options"];
        }

        if (schema.TryGetProperty("type", out var type) && !HasType(type, value))
            return [$"{path} is not of type {type}: {value}"];
        return value.ValueKind switch
        {
            JsonValueKind.Object => FindFaultsOfObject(schema, value, path),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                value.EnumerateArray().SelectMany((item, index) => FindFaults(items, item, $"{path}[{index}]")),
            JsonValueKind.String => FindFaultsOfText(schema, value.GetString()!, path),
            JsonValueKind.Number => FindFaultsOfNumber(schema, value.GetDecimal(), path),
            _ => [],
        };
    }

    /// <exception cref="KeyNotFoundException">The reference leads nowhere.</exception>
    public JsonElement Resolve(string reference) => reference.TrimStart('#', '/').Split('/')
        .Aggregate(document, (place, name) => place.GetProperty(name));

    private IEnumerable<string> FindFaultsOfObject(JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!))
            {
                if (!value.TryGetProperty(name, out _))
                    yield return $"{path}.{name} is missing";
            }
        }

        var hasProperties = schema.TryGetProperty("properties", out var properties);
        var hasOthers = schema.TryGetProperty("additionalProperties", out var others);
        foreach (var member in value.EnumerateObject())
        {
            var place = $"{path}.{member.Name}";
            if (hasProperties && properties.TryGetProperty(member.Name, out var described))
            {
                foreach (var fault in FindFaults(described, member.Value, place))
                    yield return fault;
            }
            else if (hasOthers)
            {
                foreach (var fault in FindFaults(others, member.Value, place))
                    yield return fault;
            }
            else if (hasProperties)
            {
                yield return $"{place} is not described";
            }
        }
    }

    private static IEnumerable<string> FindFaultsOfText(JsonElement schema, string text, string path)
    {
        if (schema.TryGetProperty("enum", out var options)
            && !options.EnumerateArray().Any(option => option.GetString() == text))
        {
            yield return $"{path} is none of its values: {text}";
        }

        if (schema.TryGetProperty("pattern", out var pattern)
            && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            yield return $"{path} has not its form: {text}";
        }

        if (schema.TryGetProperty("format", out var format)
            && format.GetString() == "date-time"
            && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _))
        {
            yield return $"{path} is no time: {text}";
        }

        if (schema.TryGetProperty("minLength", out var shortest) && text.Length < shortest.GetInt32())
            yield return $"{path} is too short";
        if (schema.TryGetProperty("maxLength", out var longest) && text.Length > longest.GetInt32())
            yield return $"{path} is too long";
    }

    private static IEnumerable<string> FindFaultsOfNumber(JsonElement schema, decimal number, string path)
    {
        if (schema.TryGetProperty("minimum", out var minimum) && number < minimum.GetDecimal())
            yield return $"{path} is too small: {number}";
        if (schema.TryGetProperty("maximum", out var maximum) && number > maximum.GetDecimal())
            yield return $"{path} is too large: {number}";
    }

    private static bool HasType(JsonElement type, JsonElement value) => type.ValueKind is JsonValueKind.Array
        ? type.EnumerateArray().Any(option => HasType(option, value))
        : type.GetString() switch
        {
            "object" => value.ValueKind is JsonValueKind.Object,
            "array" => value.ValueKind is JsonValueKind.Array,
            "string" => value.ValueKind is JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "number" => value.ValueKind is JsonValueKind.Number,
            "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
            "null" => value.ValueKind is JsonValueKind.Null,
            _ => false,
        };
}
