using System.Text.Json;
using EscrowGrid.Core.Documents;
using Microsoft.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>
/// The schema of a body, written down by the function that reads it: it runs once on an empty object, and whatever it
/// asks for is a property. So the description cannot promise what the code does not read.
/// </summary>
internal sealed class BodySchema : IBodyShape
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

    public void Add(string name, bool isRequired, FieldShape value) => Add(name, isRequired, Schemas.Of(value));


    public void AddObjects(string name, int maximum, Action<IBodyShape> read)
    {
        var item = new BodySchema();
        read(item);
        Add(name, isRequired: true, Schemas.List(item._object, minimum: 1, maximum));
    }

    public void Close() => _object.AdditionalPropertiesAllowed = false;

    public IBodyShape AddObject(string name, bool isRequired)
    {
        var inner = new BodySchema();
        Add(name, isRequired, inner._object);
        return inner;
    }

    private void Add(string name, bool isRequired, OpenApiSchema value)
    {
        _object.Properties![name] = value;
        if (isRequired)
            _object.Required!.Add(name);
    }
}
