using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Users;

/// <summary>Users as answers.</summary>
internal static class UserAnswers
{
    /// <param name="context">Of the request.</param>
    /// <param name="result">Whom.</param>
    /// <param name="account">What is known of the account that the user is paid by; null where nothing is.</param>
    public static IResult Show(HttpContext context, Result<User> result, PayeeAccount? account = null)
    {
        if (!result.TryGet(out var user, out var problem))
            return problem.ToAnswer(context);
        context.SetEntityTag(user.Version);
        return TypedResults.Json(UserResponse.From(user, account), ApiJson.Wire.UserResponse);
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
