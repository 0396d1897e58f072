using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>Schemas are called as the wire calls things: our types without their <c>Response</c>.</summary>
internal static class SchemaNames
{
    private const string Suffix = "Response";

    public static string? Of(JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace(Suffix, "", StringComparison.Ordinal);
}
