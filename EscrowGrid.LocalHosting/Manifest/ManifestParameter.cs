using System.Text.Json.Nodes;

namespace EscrowGrid.LocalHosting.Manifest;

/// <summary>Parameters: <c>parameter.v0</c>, and <c>annotated.string</c> for their URI form.</summary>
internal static class ManifestParameter
{
    public static JsonObject Write(ParameterResource parameter)
    {
        var input = new JsonObject { ["type"] = "string" };
        if (parameter.Secret)
            input["secret"] = true;
        if (parameter.PublishedValue is { } value)
            input["default"] = new JsonObject { ["value"] = value };
        else if (parameter.Default is GenerateParameterDefault generated)
            input["default"] = new JsonObject { ["generate"] = Write(generated) };
        return new JsonObject
        {
            ["type"] = "parameter.v0",
            ["value"] = $"{{{parameter.Name}.inputs.value}}",
            ["inputs"] = new JsonObject { ["value"] = input },
        };
    }

    public static JsonObject WriteUriEncoded(ParameterResource parameter) => new()
    {
        ["type"] = "annotated.string",
        ["value"] = parameter.ValueExpression,
        ["filter"] = "uri",
    };

    /// <summary>What has its default value is left out.</summary>
    private static JsonObject Write(GenerateParameterDefault generated)
    {
        var written = new JsonObject { ["minLength"] = generated.MinLength };
        (string Name, bool IsAllowed)[] kinds =
        [
            ("lower", generated.Lower), ("upper", generated.Upper),
            ("numeric", generated.Numeric), ("special", generated.Special),
        ];
        (string Name, int Least)[] minimums =
        [
            ("minLower", generated.MinLower), ("minUpper", generated.MinUpper),
            ("minNumeric", generated.MinNumeric), ("minSpecial", generated.MinSpecial),
        ];
        foreach (var (name, _) in kinds.Where(kind => !kind.IsAllowed))
            written[name] = false;
        foreach (var (name, least) in minimums.Where(minimum => minimum.Least > 0))
            written[name] = least;
        return written;
    }
}
