using System.Text.Json;
using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Users;

/// <summary>
/// What the staff, and keys of the institution, do about users. The roles here only keep out who could never do it;
/// <see cref="UserAuthority"/> decides.
/// </summary>
internal static class UserEndpoints
{
    private const string Users = "/api/users";
    private const string User = Users + "/{userId}";

    private static readonly UserRole[] Staff = [UserRole.Staff, UserRole.Compliance, UserRole.Admin];

    private static readonly AccessRule Readers = AccessRule.AnyCaller.OrUsers(Staff);
    private static readonly AccessRule Managers = AccessRule.Writers.OrUsers(Staff);

    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(Users, ListAsync)
            .Allow(Readers, Scopes.UsersRead)
            .Describe(UserOperations.List);
        routes.MapPost(Users, InviteAsync)
            .AcceptIdempotencyKey()
            .WithMetadata(new ShownOnce(RefuseRepeat))
            .Allow(Managers, Scopes.UsersWrite)
            .Describe(UserOperations.Invite);
        routes.MapRead(User, GetAsync)
            .Allow(AccessRule.AnyCaller.OrUsers(), Scopes.UsersRead)
            .Describe(UserOperations.Get);
        routes.MapPost(User + "/invitation", RenewAsync)
            .AcceptIdempotencyKey()
            .WithMetadata(new ShownOnce(RefuseRepeat))
            .Allow(Managers, Scopes.UsersWrite)
            .Describe(UserOperations.Renew);
        routes.MapPut(User + "/role", PutRoleAsync)
            .AcceptIdempotencyKey()
            .Allow(Managers, Scopes.UsersWrite)
            .Describe(UserOperations.PutRole);
        routes.MapPut(User + "/kyc", PutKycAsync)
            .AcceptIdempotencyKey()
            .Allow(Managers, Scopes.UsersWrite)
            .Describe(UserOperations.PutKyc);
        routes.MapPut(User + "/state", PutStateAsync)
            .AcceptIdempotencyKey()
            .Allow(Managers, Scopes.UsersWrite)
            .Describe(UserOperations.PutState);
        routes.MapPut(User + "/payout", PutPayoutAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers.OrUsers(), Scopes.UsersWrite)
            .Describe(UserOperations.PutPayout);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListUsers handler)
    {
        if (!context.PageOrCursor().TryGet(out var page, out var problem)
            || !context.OptionFilter<UserRole>("role").TryGet(out var role, out problem)
            || !context.OptionFilter<UserState>("state").TryGet(out var state, out problem)
            || !ReadEmail(context).TryGet(out var email, out problem))
        {
            return problem.ToAnswer(context);
        }

        var filter = new UserFilter(context.IdFilter<InstitutionId>("institutionId"), role, state, email);
        var listing = await handler.HandleAsync(filter, page, context.Caller(), context.RequestAborted);
        return TypedResults.Json(listing.ToResponse(UserResponse.From), ApiJson.Wire.PageResponseUserResponse);
    }

    private static async Task<IResult> InviteAsync(HttpContext context, InviteUser handler)
    {
        var body = await context.ReadBodyAsync(UserFields.ReadNewUser);
        if (!body.TryGet(out var wanted, out var problem)
            || !InstitutionContext.Resolve(context.Caller(), wanted.Institution, "users")
                .TryGet(out var institution, out problem))
        {
            return problem.ToAnswer(context);
        }

        var command = new InviteUser.Command(institution, wanted.Email, wanted.DisplayName, wanted.Role);
        return UserAnswers.Show(context, await handler.HandleAsync(command, context.Call(), context.RequestAborted));
    }

    private static async Task<IResult> GetAsync(
        HttpContext context, string userId, GetUser handler, PayeeAccounts payees)
    {
        var found = await handler.HandleAsync(Id(userId), context.Caller(), context.RequestAborted);
        var account = found.TryGet(out var user, out _) && user.Payout.StripeAccount is { } named
            ? await payees.FindAsync(Rail.Stripe, named, context.RequestAborted)
            : null;
        return UserAnswers.Show(context, found, account);
    }

    private static async Task<IResult> RenewAsync(HttpContext context, string userId, RenewInvitation handler) =>
        UserAnswers.Show(context, await handler.HandleAsync(Id(userId), context.Call(), context.RequestAborted));

    private static async Task<IResult> PutRoleAsync(HttpContext context, string userId, PutUserRole handler)
    {
        if (!(await context.ReadBodyAsync(UserFields.ReadRole)).TryGet(out var wanted, out var problem))
            return problem.ToAnswer(context);
        var command = new PutUserRole.Command(Id(userId), wanted.Role, wanted.Reason);
        return UserAnswers.Show(context, await handler.HandleAsync(command, context.Call(), context.RequestAborted));
    }

    private static async Task<IResult> PutKycAsync(HttpContext context, string userId, PutUserKyc handler)
    {
        if (!(await context.ReadBodyAsync(UserFields.ReadKyc)).TryGet(out var wanted, out var problem))
            return problem.ToAnswer(context);
        var command = new PutUserKyc.Command(Id(userId), wanted.Tier, wanted.IsVerified, wanted.Reason);
        return UserAnswers.Show(context, await handler.HandleAsync(command, context.Call(), context.RequestAborted));
    }

    private static async Task<IResult> PutStateAsync(HttpContext context, string userId, PutUserState handler)
    {
        if (!(await context.ReadBodyAsync(UserFields.ReadState)).TryGet(out var wanted, out var problem))
            return problem.ToAnswer(context);
        var command = new PutUserState.Command(Id(userId), wanted.State, wanted.Reason);
        return UserAnswers.Show(context, await handler.HandleAsync(command, context.Call(), context.RequestAborted));
    }

    private static async Task<IResult> PutPayoutAsync(
        HttpContext context, string userId, PutPayoutDestination handler)
    {
        if (!(await context.ReadBodyAsync(UserFields.ReadPayout)).TryGet(out var wanted, out var problem))
            return problem.ToAnswer(context);
        var command = new PutPayoutDestination.Command(Id(userId), wanted.WalletAddress, wanted.StripeAccount);
        return UserAnswers.Show(context, await handler.HandleAsync(command, context.Call(), context.RequestAborted));
    }

    private static UserId Id(string text) => PrefixedId.Parse<UserId>(text);

    private static Result<EmailAddress?> ReadEmail(HttpContext context)
    {
        if (!context.Request.Query.TryGetValue("email", out var values))
            return (EmailAddress?)null;
        return EmailAddress.TryParse(values.ToString(), out var email)
            ? (EmailAddress?)email
            : Problems.ValidationFailed.With(new List<FieldError> { new("email", "Invalid e-mail address") });
    }

    private static Problem RefuseRepeat(Reply stored)
    {
        var id = JsonSerializer.Deserialize(stored.Body, ApiJson.Wire.UserResponse)?.Id;
        return Problems.InvitationShownOnce.With(
            $"An earlier request with this Idempotency-Key invited user {id}. The invitation was in that answer only: "
            + "if it is lost, make another.");
    }
}
