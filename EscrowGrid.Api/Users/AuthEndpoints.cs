using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.RateLimits;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Users;

/// <summary>
/// How strangers become callers. These endpoints take no <c>Idempotency-Key</c>: there is no caller yet whose key it
/// could be, and what they answer is secret and never stored.
/// </summary>
internal static class AuthEndpoints
{
    private const string TokenType = "Bearer";

    public static void MapAuth(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/auth/sign-up", SignUpAsync).AllowAnonymous().Describe(AuthOperations.SignUp);
        routes.MapPost("/api/auth/accept-invitation", AcceptAsync).AllowAnonymous()
            .Describe(AuthOperations.AcceptInvitation);
        routes.MapPost("/api/auth/login", SignInAsync).AllowAnonymous().Describe(AuthOperations.SignIn);
        routes.MapPost("/api/auth/refresh", RefreshAsync).AllowAnonymous().Describe(AuthOperations.Refresh);
    }

    private static async Task<IResult> SignUpAsync(
        HttpContext context, SignInLimits limits, AccessTokens tokens, SignUp handler)
    {
        if (await limits.CountSignUpAsync(context) is { } refusal)
            return refusal.ToAnswer(context);
        var body = await context.ReadBodyAsync(UserFields.ReadSignUp);
        if (!body.TryGet(out var command, out var problem))
            return problem.ToAnswer(context);
        var opened = await handler.HandleAsync(command, Call(context), context.RequestAborted);
        return Show(context, tokens, opened, StatusCodes.Status201Created);
    }

    private static async Task<IResult> AcceptAsync(
        HttpContext context, SignInLimits limits, AccessTokens tokens, AcceptInvitation handler)
    {
        if (await limits.CountSignUpAsync(context) is { } refusal)
            return refusal.ToAnswer(context);
        var body = await context.ReadBodyAsync(UserFields.ReadAcceptance);
        if (!body.TryGet(out var command, out var problem))
            return problem.ToAnswer(context);
        var opened = await handler.HandleAsync(command, Call(context), context.RequestAborted);
        return Show(context, tokens, opened, StatusCodes.Status201Created);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        SignInLimits limits,
        AccessTokens tokens,
        AuthenticationRefusals refusals,
        SignIn handler)
    {
        if (await limits.CountSignInAsync(context) is { } refusal)
            return refusal.ToAnswer(context);
        var body = await context.ReadBodyAsync(UserFields.ReadSignIn);
        if (!body.TryGet(out var command, out var problem))
            return problem.ToAnswer(context);
        if (await limits.CountAccountAsync(context, command.Institution, command.Email) is { } limited)
            return limited.ToAnswer(context);
        var opened = await handler.HandleAsync(command, Call(context), context.RequestAborted);
        if (opened.Problem is { } wrong && wrong.Kind == Problems.InvalidCredentials)
            refusals.Report(wrong, context);
        return Show(context, tokens, opened, StatusCodes.Status200OK);
    }

    private static async Task<IResult> RefreshAsync(
        HttpContext context,
        SignInLimits limits,
        AccessTokens tokens,
        AuthenticationRefusals refusals,
        RefreshSession handler)
    {
        if (await limits.CountRefreshAsync(context) is { } refusal)
            return refusal.ToAnswer(context);
        var body = await context.ReadBodyAsync(UserFields.ReadRefresh);
        if (!body.TryGet(out var token, out var problem))
            return problem.ToAnswer(context);
        var opened = await handler.HandleAsync(token, Call(context), context.RequestAborted);
        if (opened.Problem is { } wrong)
            refusals.Report(wrong, context);
        return Show(context, tokens, opened, StatusCodes.Status200OK);
    }

    /// <summary>Nobody that is known: whoever becomes somebody by it.</summary>
    private static CallContext Call(HttpContext context) => context.CallBy(Caller.Anonymous);

    private static IResult Show(HttpContext context, AccessTokens tokens, Result<OpenedSession> result, int status)
    {
        if (!result.TryGet(out var opened, out var problem))
            return problem.ToAnswer(context);
        var response = new SignedInResponse(
            tokens.Issue(opened.User, opened.Session),
            TokenType,
            (int)Limits.AccessTokenLifetime.TotalSeconds,
            opened.RefreshToken,
            opened.Session.Id.ToString(),
            opened.Session.EndsAt,
            UserResponse.From(opened.User));
        return TypedResults.Json(response, ApiJson.Wire.SignedInResponse, statusCode: status);
    }
}
