using Microsoft.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>A parameter of the query, always optional.</summary>
internal sealed record QueryParameter(string Name, string Description, OpenApiSchema Schema)
{
    public static IReadOnlyList<QueryParameter> Paging { get; } =
    [
        new("limit", "Rows of one answer, 1 to 1000.", Schemas.Whole(1, Core.Limits.PageMaximum)),
        new("offset", "Rows to skip.", Schemas.Whole(0, Core.Limits.OffsetMaximum)),
    ];

    public static QueryParameter Text(string name, string description) => new(name, description, Schemas.Text());
}
