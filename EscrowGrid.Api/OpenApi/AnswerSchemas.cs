using System.Text.Json.Serialization.Metadata;
using EscrowGrid.Core;
using EscrowGrid.Core.Documents;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>
/// What the schema generator cannot see: how our converters write a type, and that an absent value is left out instead
/// of being null.
/// </summary>
internal sealed class AnswerSchemas : IOpenApiSchemaTransformer
{
    private static readonly Dictionary<Type, OpenApiSchema> Converted = new()
    {
        [typeof(Amount)] = Schemas.Amount(),
        [typeof(Balance)] = Schemas.Balance(),
        [typeof(decimal)] = Schemas.Sum(),
        [typeof(DateTimeOffset)] = Schemas.Time(),
        [typeof(JsonText)] = Schemas.Document(),
        [typeof(long)] = Schemas.Whole(0, Limits.OffsetMaximum),
        [typeof(int)] = Schemas.Whole(0, int.MaxValue),
    };

    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (Converted.TryGetValue(Nullable.GetUnderlyingType(type) ?? type, out var converted))
            Copy(converted, schema);
        if (context.JsonPropertyInfo is { } described)
            DescribeText(schema, described);
        schema.Type &= ~JsonSchemaType.Null;
        if (schema.Required is { Count: > 0 } required)
        {
            foreach (var property in context.JsonTypeInfo.Properties.Where(property => property.IsGetNullable))
                required.Remove(property.Name);
        }

        return Task.CompletedTask;
    }

    private static void DescribeText(OpenApiSchema schema, JsonPropertyInfo property)
    {
        if (PropertySchemas.Find(property.DeclaringType, property.Name) is not { } text)
            return;
        if (property.PropertyType == typeof(string))
            Copy(text, schema);
        else if (property.PropertyType == typeof(string[]))
            schema.Items = text;
    }

    private static void Copy(OpenApiSchema from, OpenApiSchema to)
    {
        to.Type = from.Type;
        to.Format = from.Format;
        to.Pattern = from.Pattern;
        to.Enum = from.Enum;
        to.Minimum = from.Minimum;
        to.Maximum = from.Maximum;
        to.Description = from.Description;
        // What the generator saw of the type is not what its converter writes.
        to.Properties = null;
        to.Required = null;
    }
}
