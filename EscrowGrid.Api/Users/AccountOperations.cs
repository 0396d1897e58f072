using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Users;

/// <summary>How the API describes what users do about their own accounts.</summary>
internal static class AccountOperations
{
    private const string Tag = "Own account";

    public static readonly Operation Get = new(Tag, "getOwnUser", "Who is calling")
    {
        Answer = typeof(UserResponse),
    };

    public static readonly Operation SignOut = new(Tag, "signOut", "Ends the session of the token")
    {
        Description = "At once, on every instance: neither of its tokens is accepted any more.",
        Answer = typeof(SessionResponse),
    };

    public static readonly Operation ListSessions = new(Tag, "listOwnSessions", "The live sessions, the latest first")
    {
        Answer = typeof(SessionResponse[]),
    };

    public static readonly Operation EndSessions = new(Tag, "endOwnSessions", "Ends all sessions")
    {
        Description = "With the one that the token is of.",
        Answer = typeof(SessionsEndedResponse),
    };

    public static readonly Operation EndSession = new(Tag, "endOwnSession", "Ends a session")
    {
        Answer = typeof(SessionResponse),
        Refusals = [Problems.SessionNotFound],
    };

    public static readonly Operation ChangePassword = new(Tag, "changeOwnPassword", "Changes the password")
    {
        Description = "All other sessions end. It takes no Idempotency-Key.",
        Body = fields => UserFields.ReadPasswords(fields),
        BodyExample = """{"currentPassword":"correct staple horse","newPassword":"battery under the moon"}""",
        Answer = typeof(UserResponse),
        Refusals = [Problems.InvalidCredentials, Problems.SignInLimited, Problems.SignInBusy],
    };

    public static readonly Operation AcceptTerms = new(Tag, "acceptTerms", "Accepts the terms of now")
    {
        Description = "After new terms were published, a user changes nothing before accepting them.",
        Body = fields => UserFields.ReadAcceptedTerms(fields),
        BodyExample = """{"termsVersion":"2026-11"}""",
        Answer = typeof(UserResponse),
        Refusals = [Problems.TermsNotAccepted],
    };
}
