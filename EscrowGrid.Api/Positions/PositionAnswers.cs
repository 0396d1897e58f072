using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Positions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EscrowGrid.Api.Positions;

internal static class PositionAnswers
{
    /// <summary>A position alone, with its entity tag.</summary>
    public static JsonHttpResult<PositionResponse> Show(
        HttpContext context, GovernedPosition governed, int status = StatusCodes.Status200OK)
    {
        context.SetEntityTag(governed.Position.Version);
        return TypedResults.Json(
            PositionResponse.For(context.Caller(), governed), ApiJson.Wire.PositionResponse, statusCode: status);
    }
}
