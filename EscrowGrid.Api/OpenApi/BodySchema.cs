using System.Text.Json;
using EscrowGrid.Api.Requests;
using Microsoft.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>
/// The schema of a body, written down by the function that reads it: it runs once on an empty object, and whatever it
/// asks for is a property. So the description cannot promise what the code does not read.
/// </summary>
internal sealed class BodySchema
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    private readonly OpenApiSchema _object = new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
        Required = new HashSet<string>(StringComparer.Ordinal),
    };

    public static OpenApiSchema Of(Action<Fields> read)
    {
        var schema = new BodySchema();
        read(new Fields(Nothing, schema));
        return schema._object;
    }

    public void Add(string name, bool isRequired, OpenApiSchema value)
    {
        _object.Properties![name] = value;
        if (isRequired)
            _object.Required!.Add(name);
    }

    /// <summary>A required list of objects, at least one; <paramref name="read"/> asks for the fields of one.</summary>
    public void AddObjects(string name, int maximum, Action<BodySchema> read)
    {
        var item = new BodySchema();
        read(item);
        Add(name, isRequired: true, Schemas.List(item._object, minimum: 1, maximum));
    }

    /// <summary>Fields that are not named are refused.</summary>
    public void Close() => _object.AdditionalPropertiesAllowed = false;

    /// <summary>The fields of an object within this one.</summary>
    public BodySchema AddObject(string name, bool isRequired)
    {
        var inner = new BodySchema();
        Add(name, isRequired, inner._object);
        return inner;
    }
}
