using System.Text.Json.Serialization.Metadata;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Api.Requests;

/// <summary>The two forms of a list on the wire (wire contract, section 3).</summary>
internal static class ListAnswers
{
    /// <summary>
    /// Says on a bare array whether rows follow. The contract's arrays are unbounded; ours end at 1000 rows and go on
    /// by
    /// <c>limit</c> and <c>offset</c>.
    /// </summary>
    public const string HasMoreHeader = "X-Has-More";

    public static PageResponse<TResponse> ToResponse<T, TResponse>(
        this Listing<T> listing, Converter<T, TResponse> convert)
        where T : IListed => new(
            [.. listing.Rows.Select(row => convert(row))],
            new PaginationResponse(
                listing.Total,
                listing.Page.Limit,
                listing.Total is null ? null : listing.Page.Offset,
                listing.HasMore,
                listing.Next?.ToString()));

    public static IResult ToAnswer<T, TResponse>(
        this Slice<T> slice, HttpContext context, Converter<T, TResponse> convert, JsonTypeInfo<TResponse[]> type)
    {
        context.Response.Headers[HasMoreHeader] = slice.HasMore ? "true" : "false";
        return TypedResults.Json([.. slice.Rows.Select(row => convert(row))], type);
    }
}
