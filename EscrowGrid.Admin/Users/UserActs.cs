using EscrowGrid.Admin.Forms;
using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Users;

/// <summary>Inviting and managing users.</summary>
internal static class UserActs
{
    private const string One = "/do/users/{user}";

    public static void MapUserActs(this IEndpointRouteBuilder routes)
    {
        routes.MapAct("/do/users", InviteAsync);
        routes.MapAct(One + "/invitation", static async it =>
        {
            var invited = await it.Api.Users.RenewInvitationAsync(it.Route("user"), it.Once, it.Aborted);
            return it.Back("user.invited") with { Secret = invited.Invitation };
        });
        routes.MapAct(One + "/role", static async it =>
        {
            await it.Api.Users.PutRoleAsync(
                it.Route("user"), it.Choice<UserRole>("role"), it.Needed("reason"), it.Once, it.Aborted);
            return it.Back("saved");
        });
        routes.MapAct(One + "/kyc", static async it =>
        {
            var kyc = new NewUserKyc(it.Choice<KycTier>("tier"), it.Flag("verified"), it.Needed("reason"));
            await it.Api.Users.PutKycAsync(it.Route("user"), kyc, it.Once, it.Aborted);
            return it.Back("saved");
        });
        routes.MapAct(One + "/state", static async it =>
        {
            await it.Api.Users.PutStateAsync(
                it.Route("user"), it.Choice<UserState>("state"), it.Needed("reason"), it.Once, it.Aborted);
            return it.Back("saved");
        });
        routes.MapAct(One + "/payout", static async it =>
        {
            var destination = new PayoutDestination(it.Text("wallet"), it.Text("stripe"));
            await it.Api.Users.PutPayoutAsync(it.Route("user"), destination, it.Once, it.Aborted);
            return it.Back("saved");
        });
    }

    private static async Task<Sent> InviteAsync(Submission it)
    {
        var invited = await it.Api.Users.InviteAsync(
            new NewUser
            {
                InstitutionId = it.Session.Rights.IsRoot ? it.Session.Institution : null,
                Email = it.Needed("email"),
                DisplayName = it.Needed("displayName"),
                Role = it.Choice<UserRole>("role"),
            },
            it.Once,
            it.Aborted);
        return new Sent($"/users/{invited.Id}", "user.invited") { Secret = invited.Invitation };
    }
}
