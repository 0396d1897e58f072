using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Users;

/// <summary>How the API describes users, to those who manage them.</summary>
internal static class UserOperations
{
    private const string Tag = "Users";

    private const string ShownOnce =
        "The token, `invitation`, is in this answer only: a repetition with the same Idempotency-Key is refused.";

    private static readonly ProblemKind[] OfActs =
        [Problems.UserNotFound, Problems.UserManagementForbidden, Problems.UserRoleRequired];

    public static readonly Operation List = new(Tag, "listUsers", "Lists users, oldest first")
    {
        Query =
        [
            .. QueryParameter.PagingOrCursor,
            new("institutionId", "Of this institution; root only.", Schemas.Id(InstitutionId.Prefix)),
            new("role", "With this role.", Schemas.Options(WireName<UserRole>.All)),
            new("state", "In this state.", Schemas.Options(WireName<UserState>.All)),
            QueryParameter.Text("email", "With this e-mail address."),
        ],
        Answer = typeof(Requests.PageResponse<UserResponse>),
        Refusals = [Problems.ValidationFailed, Problems.UserRoleRequired],
    };

    public static readonly Operation Invite = new(Tag, "inviteUser", "Invites somebody to join")
    {
        Description = "The user chooses a password by the invitation, within 3 days. " + ShownOnce,
        Body = fields => UserFields.ReadNewUser(fields),
        BodyExample = """{"email":"buyer@trade.test","displayName":"Buyer Ltd","role":"PARTY"}""",
        Status = StatusCodes.Status201Created,
        Answer = typeof(UserResponse),
        Refusals =
        [
            Problems.UserManagementForbidden, Problems.UserRoleRequired, Problems.WriteForbidden, Problems.Forbidden,
            Problems.InvalidInstitutionContext, Problems.InstitutionNotFound, Problems.EmailTaken,
            Problems.InvitationShownOnce,
        ],
    };

    public static readonly Operation Get = new(Tag, "getUser", "Shows a user")
    {
        Description = "A party sees itself alone.",
        Answer = typeof(UserResponse),
        Refusals = [Problems.UserNotFound],
    };

    public static readonly Operation Renew = new(Tag, "renewInvitation", "Lets a user choose a password anew")
    {
        Description = "For an invitation or a password that was lost; the old password works until then. " + ShownOnce,
        Status = StatusCodes.Status201Created,
        Answer = typeof(UserResponse),
        Refusals = [.. OfActs, Problems.WriteForbidden, Problems.UserStateForbids, Problems.InvitationShownOnce],
    };

    public static readonly Operation PutRole = new(Tag, "putUserRole", "Gives a user another role")
    {
        Description = "Admins only. Its sessions have it from that moment.",
        Body = fields => UserFields.ReadRole(fields),
        BodyExample = """{"role":"STAFF","reason":"Has joined the team"}""",
        Answer = typeof(UserResponse),
        Refusals = [.. OfActs, Problems.WriteForbidden],
    };

    public static readonly Operation PutKyc = new(Tag, "putUserKyc", "Says how well a user is known")
    {
        Description = "Compliance and admins only.",
        Body = fields => UserFields.ReadKyc(fields),
        BodyExample = """{"kycTier":"TIER_2","kycVerified":true,"reason":"Documents seen"}""",
        Answer = typeof(UserResponse),
        Refusals = [.. OfActs, Problems.WriteForbidden],
    };

    public static readonly Operation PutState = new(Tag, "putUserState", "Stops a user, or lets it go on")
    {
        Description = "`LOCKED` and `DISABLED` end all its sessions at once; only an admin opens what was disabled.",
        Body = fields => UserFields.ReadState(fields),
        BodyExample = """{"state":"LOCKED","reason":"Asked us to"}""",
        Answer = typeof(UserResponse),
        Refusals = [.. OfActs, Problems.WriteForbidden, Problems.UserStateForbids],
    };

    public static readonly Operation PutPayout = new(Tag, "putUserPayout", "Says where money is paid out to")
    {
        Description = "By the user itself, or the staff. The first destination can be used at once, a changed one "
            + "after 24 hours; what is left out is taken away.",
        Body = fields => UserFields.ReadPayout(fields),
        BodyExample =
            """
            {"walletAddress":"0x52908400098527886e0f7030069857d2e4169ee7","stripeAccountId":"acct_1Nv0FGQ9RKHgCVdK"}
            """,
        Answer = typeof(UserResponse),
        Refusals = [.. OfActs, Problems.WriteForbidden],
    };
}
