using System.Globalization;
using System.Text.Json.Nodes;
using EscrowGrid.Core;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using Microsoft.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>The kinds of values on the wire (wire contract, sections 3 and 4).</summary>
internal static class Schemas
{
    public static OpenApiSchema Of(FieldShape shape) => shape switch
    {
        FieldShape.Text text => Text(text.Minimum, text.Maximum),
        FieldShape.Matching matching => new() { Type = JsonSchemaType.String, Pattern = matching.Pattern },
        FieldShape.Options options => Options(options.Names),
        FieldShape.Whole whole => Whole(whole.Minimum, whole.Maximum),
        FieldShape.List list => List(Of(list.Of), list.Minimum, list.Maximum),
        FieldShape.Known known => Of(known.Kind),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "There is no such shape."),
    };

    public static OpenApiSchema Text(int minimum = 0, int? maximum = null) => new()
    {
        Type = JsonSchemaType.String,
        MinLength = minimum > 0 ? minimum : null,
        MaxLength = maximum,
    };

    public static OpenApiSchema Options(IEnumerable<string> names) => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. names.Select(name => (JsonNode)name)],
    };

    public static OpenApiSchema Amount() => new()
    {
        Type = JsonSchemaType.Number,
        Minimum = "0.00000001",
        Maximum = "1000000000000000",
        Description = "An exact decimal number of at most 8 decimal places.",
    };

    public static OpenApiSchema Currency() => new()
    {
        Type = JsonSchemaType.String,
        Pattern = "^[A-Za-z]{3}$",
        Description = $"ISO 4217, one of {string.Join(' ', Core.Currency.Codes.Order(StringComparer.Ordinal))}.",
    };

    /// <summary>An id, as <see cref="PrefixedId"/> writes it.</summary>
    public static OpenApiSchema Id(string prefix) => new()
    {
        Type = JsonSchemaType.String,
        Pattern = $"^{prefix}_[0-9a-f]{{8}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{12}}$",
    };

    /// <summary>A SHA-256 hash, in lower-case hexadecimal digits.</summary>
    public static OpenApiSchema Hash() => new() { Type = JsonSchemaType.String, Pattern = "^[0-9a-f]{64}$" };

    public static OpenApiSchema Balance() => new()
    {
        Type = JsonSchemaType.Number,
        Minimum = "0",
        Maximum = "1000000000000000",
        Description = "An exact decimal number of at most 8 decimal places.",
    };

    /// <summary>Of amounts, or of what came and went: it may be below zero.</summary>
    public static OpenApiSchema Sum() => new()
    {
        Type = JsonSchemaType.Number,
        Description = "An exact decimal number of at most 8 decimal places.",
    };

    /// <summary>Money of an escrow, more than nothing.</summary>
    public static OpenApiSchema Cents() => new()
    {
        Type = JsonSchemaType.String,
        Pattern = Core.Documents.Cents.Pattern,
        Description = "Whole cents, in digits.",
    };

    /// <summary>Money of an escrow, or none.</summary>
    public static OpenApiSchema CentsOrNone() => new()
    {
        Type = JsonSchemaType.String,
        Pattern = Core.Documents.Cents.PatternOrNone,
        Description = "Whole cents, in digits; 0 for nothing.",
    };

    public static OpenApiSchema Flag() => new() { Type = JsonSchemaType.Boolean };

    public static OpenApiSchema Whole(long minimum, long maximum) => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = minimum.ToString(CultureInfo.InvariantCulture),
        Maximum = maximum.ToString(CultureInfo.InvariantCulture),
    };

    public static OpenApiSchema Time() => new() { Type = JsonSchemaType.String, Format = "date-time" };

    public static OpenApiSchema Document(string? description = null) =>
        new() { Type = JsonSchemaType.Object, Description = description };

    public static OpenApiSchema Metadata() => Document(
        $"Any JSON object of at most {Limits.MetadataBytes} bytes and {Limits.MetadataDepth} levels.");

    public static OpenApiSchema List(OpenApiSchema of, int minimum, int? maximum) => new()
    {
        Type = JsonSchemaType.Array,
        Items = of,
        MinItems = minimum > 0 ? minimum : null,
        MaxItems = maximum,
    };

    private static OpenApiSchema Of(FieldKind kind) => kind switch
    {
        FieldKind.Time => Time(),
        FieldKind.Flag => Flag(),
        FieldKind.Amount => Amount(),
        FieldKind.Currency => Currency(),
        FieldKind.Cents => Cents(),
        FieldKind.CentsOrNone => CentsOrNone(),
        FieldKind.Document => Document(),
        FieldKind.Metadata => Metadata(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind."),
    };
}
