using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.RateLimits;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Users;

/// <summary>What users do about their own accounts, whatever their role.</summary>
internal static class AccountEndpoints
{
    private const string Sessions = "/api/auth/sessions";

    /// <summary>Who has not accepted new terms yet can still leave, and keep the account safe.</summary>
    private static readonly AccessRule Always = AccessRule.AnyUser with { IsForOldTermsToo = true };

    public static void MapOwnAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/api/auth/me", GetAsync)
            .Allow(AccessRule.AnyUser)
            .Describe(AccountOperations.Get);
        routes.MapPost("/api/auth/logout", SignOutAsync)
            .AcceptIdempotencyKey()
            .Allow(Always)
            .Describe(AccountOperations.SignOut);
        routes.MapRead(Sessions, ListAsync)
            .Allow(AccessRule.AnyUser)
            .Describe(AccountOperations.ListSessions);
        routes.MapDelete(Sessions, EndAllAsync)
            .AcceptIdempotencyKey()
            .Allow(Always)
            .Describe(AccountOperations.EndSessions);
        routes.MapDelete(Sessions + "/{sessionId}", EndAsync)
            .AcceptIdempotencyKey()
            .Allow(Always)
            .Describe(AccountOperations.EndSession);
        // No key: its record would hold a fingerprint of the body, by which the passwords could be guessed. A
        // repetition changes nothing anyhow: the old password is no longer right.
        routes.MapPost("/api/auth/password", ChangePasswordAsync)
            .Allow(Always)
            .Describe(AccountOperations.ChangePassword);
        routes.MapPost("/api/auth/terms", AcceptTermsAsync)
            .AcceptIdempotencyKey()
            .Allow(Always)
            .Describe(AccountOperations.AcceptTerms);
    }

    private static async Task<IResult> GetAsync(HttpContext context, GetUser handler) =>
        UserAnswers.Show(
            context, await handler.HandleAsync(User(context).Id, context.Caller(), context.RequestAborted));

    private static async Task<IResult> SignOutAsync(HttpContext context, EndSession handler) =>
        Show(context, await handler.HandleAsync(User(context).Session, context.Call(), context.RequestAborted));

    private static async Task<IResult> ListAsync(HttpContext context, ListSessions handler)
    {
        var listed = await handler.HandleAsync(context.Caller(), context.RequestAborted);
        return listed.TryGet(out var sessions, out var problem)
            ? TypedResults.Json([.. sessions.Select(SessionResponse.From)], ApiJson.Wire.SessionResponseArray)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> EndAllAsync(HttpContext context, EndSessions handler)
    {
        var result = await handler.HandleAsync(context.Call(), context.RequestAborted);
        return result.TryGet(out var ended, out var problem)
            ? TypedResults.Json(SessionsEndedResponse.From(ended), ApiJson.Wire.SessionsEndedResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> EndAsync(HttpContext context, string sessionId, EndSession handler) =>
        Show(context, await handler.HandleAsync(
            PrefixedId.Parse<SessionId>(sessionId), context.Call(), context.RequestAborted));

    private static async Task<IResult> ChangePasswordAsync(
        HttpContext context, SignInLimits limits, ChangePassword handler)
    {
        if (await limits.CountPasswordAsync(context, User(context).Id) is { } refusal)
            return refusal.ToAnswer(context);
        var body = await context.ReadBodyAsync(UserFields.ReadPasswords);
        return body.TryGet(out var command, out var problem)
            ? UserAnswers.Show(context, await handler.HandleAsync(command, context.Call(), context.RequestAborted))
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> AcceptTermsAsync(HttpContext context, AcceptTerms handler)
    {
        var body = await context.ReadBodyAsync(UserFields.ReadAcceptedTerms);
        return body.TryGet(out var terms, out var problem)
            ? UserAnswers.Show(context, await handler.HandleAsync(terms, context.Call(), context.RequestAborted))
            : problem.ToAnswer(context);
    }

    /// <summary>The access rules of these endpoints let nobody else in.</summary>
    private static UserCaller User(HttpContext context) =>
        context.Caller().User ?? throw new InvalidOperationException("The endpoint was reached without a user.");

    private static IResult Show(HttpContext context, Result<Session> result) =>
        result.TryGet(out var session, out var problem)
            ? TypedResults.Json(SessionResponse.From(session), ApiJson.Wire.SessionResponse)
            : problem.ToAnswer(context);
}
