using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Users;

/// <summary>How the API describes signing up and in.</summary>
internal static class AuthOperations
{
    private const string Tag = "Sign-in";

    private const string Tokens =
        "The access token is a bearer token for 15 minutes; the refresh token gets the next two, once. Both are in "
        + "this answer only.";

    private const string NoKey = " It takes no Idempotency-Key.";

    private static readonly ProblemKind[] Common =
        [Problems.SignInLimited, Problems.SignInBusy, Problems.Unavailable];

    public static readonly Operation SignUp = new(Tag, "signUp", "Makes an account and signs in")
    {
        Description = "Where the operator lets anybody join (`SIGN_UP=open`). " + Tokens + NoKey,
        Body = fields => UserFields.ReadSignUp(fields),
        BodyExample =
            """
            {"institutionId":"inst_3f0d3a55-6c0f-4c0e-9a55-0d6f4b1f6a10","email":"buyer@trade.test",
             "password":"correct staple horse","displayName":"Buyer Ltd","termsVersion":"2026-11"}
            """,
        Status = StatusCodes.Status201Created,
        Answer = typeof(SignedInResponse),
        Refusals =
        [
            .. Refusals.OfBodies, .. Common, Problems.SignUpClosed, Problems.TermsNotAccepted,
            Problems.InstitutionNotFound, Problems.EmailTaken,
        ],
    };

    public static readonly Operation AcceptInvitation =
        new(Tag, "acceptInvitation", "Chooses a password by an invitation and signs in")
        {
            Description = "Of an account that had a password, all sessions end. " + Tokens + NoKey,
            Body = fields => UserFields.ReadAcceptance(fields),
            BodyExample =
                """
                {"invitation":"inv_0000000000000000000000000000000000000000000000000000000000000000",
                 "password":"correct staple horse"}
                """,
            Status = StatusCodes.Status201Created,
            Answer = typeof(SignedInResponse),
            Refusals =
            [
                .. Refusals.OfBodies, .. Common, Problems.SignUpClosed, Problems.InvitationInvalid,
                Problems.TermsNotAccepted,
            ],
        };

    public static readonly Operation SignIn = new(Tag, "signIn", "Opens a session")
    {
        Description = "A user has at most 5; one more ends the least used. " + Tokens + NoKey,
        Body = fields => UserFields.ReadSignIn(fields),
        BodyExample =
            """
            {"institutionId":"inst_3f0d3a55-6c0f-4c0e-9a55-0d6f4b1f6a10","email":"buyer@trade.test",
             "password":"correct staple horse"}
            """,
        Answer = typeof(SignedInResponse),
        Refusals = [.. Refusals.OfBodies, .. Common, Problems.InvalidCredentials, Problems.UserStopped],
    };

    public static readonly Operation Refresh = new(Tag, "refreshSession", "Continues a session")
    {
        Description = "The refresh token is used up. One that comes again ends its session at once: somebody has a "
            + "copy. Of several requests at the same moment one is served. " + Tokens + NoKey,
        Body = fields => UserFields.ReadRefresh(fields),
        BodyExample = """{"refreshToken":"rt_0000000000000000000000000000000000000000000000000000000000000000"}""",
        Answer = typeof(SignedInResponse),
        Refusals =
        [
            .. Refusals.OfBodies, Problems.SignInLimited, Problems.Unavailable, Problems.RefreshTokenInvalid,
            Problems.RefreshTokenReused, Problems.SessionEnded,
        ],
    };
}
