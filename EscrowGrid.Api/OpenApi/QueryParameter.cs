using Microsoft.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>A parameter of the query or a header of a request, always optional.</summary>
internal sealed record QueryParameter(string Name, string Description, OpenApiSchema Schema)
{
    public static IReadOnlyList<QueryParameter> Paging { get; } =
    [
        new("limit", "Rows of one answer, 1 to 1000.", Schemas.Whole(1, Core.Limits.PageMaximum)),
        new("offset", "Rows to skip.", Schemas.Whole(0, Core.Limits.OffsetMaximum)),
    ];

    public static IReadOnlyList<QueryParameter> PagingOrCursor { get; } =
    [
        .. Paging,
        Text("cursor", "Instead of an offset: empty for the first page, then `nextCursor` of the page before."),
    ];

    /// <summary>Of lists that only grow.</summary>
    public static IReadOnlyList<QueryParameter> Following { get; } =
    [
        Paging[0], Text("cursor", "Empty for the beginning, then `nextCursor` of the answer before."),
    ];

    public static QueryParameter Text(string name, string description) => new(name, description, Schemas.Text());
}
