using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Users;

/// <summary>Users as answers.</summary>
internal static class UserAnswers
{
    public static IResult Show(HttpContext context, Result<User> result)
    {
        if (!result.TryGet(out var user, out var problem))
            return problem.ToAnswer(context);
        context.SetEntityTag(user.Version);
        return TypedResults.Json(UserResponse.From(user), ApiJson.Wire.UserResponse);
    }

    /// <summary>With the token of its invitation, this once.</summary>
    public static IResult Show(HttpContext context, Result<InvitedUser> result)
    {
        if (!result.TryGet(out var invited, out var problem))
            return problem.ToAnswer(context);
        context.SetEntityTag(invited.User.Version);
        return TypedResults.Json(
            UserResponse.From(invited), ApiJson.Wire.UserResponse, statusCode: StatusCodes.Status201Created);
    }
}
