using EscrowGrid.Admin.Forms;
using EscrowGrid.Admin.Paging;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Sessions;

/// <summary>
/// Signing in and out. A credential goes from the form to the API and into the sealed session, nowhere else.
/// </summary>
internal static class SignInEndpoints
{
    private const int ShownOfKey = 8;

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapAct("/do/sign-in/key", it => EnterAsync(it, OpenByKeyAsync)).AllowVisitors();
        routes.MapAct("/do/sign-in/user", it => EnterAsync(it, OpenByPasswordAsync)).AllowVisitors();
        routes.MapAct("/do/sign-out", SignOutAsync).WithMetadata(new GoesOnUnrenewed());
        routes.MapAct("/do/institution", ChooseAsync);
        routes.MapAct("/do/invitation", it => EnterAsync(it, OpenByInvitationAsync, "/invitation")).AllowVisitors();
        routes.MapAct("/do/session/end-all", EndAllAsync);
        routes.MapAct("/do/session/terms", static async it =>
        {
            await it.Api.OwnAccount.AcceptTermsAsync(it.Needed("terms"), it.Once, it.Aborted);
            return it.Back("terms.accepted");
        });
        routes.MapAct("/do/session/{session}/end", EndAsync);
        routes.MapAct("/do/session/password", ChangePasswordAsync);
    }

    private static async Task<Sent> EnterAsync(
        Submission it, Func<Submission, Task<SessionState>> open, string page = SignInAddress.Path)
    {
        try
        {
            var state = await open(it);
            await it.Session.BeginAsync(it.Context, state);
            return new Sent(it.Origin);
        }
        catch (FieldException)
        {
            return Refuse(it, page, "credentials");
        }
        catch (EscrowGridException exception)
        {
            return Refuse(it, page, exception.Kind switch
            {
                ErrorKind.RateLimited => "many",
                ErrorKind.Unreachable or ErrorKind.Unavailable or ErrorKind.Unexpected => "away",
                _ => "credentials",
            });
        }
    }

    private static Sent Refuse(Submission it, string page, string reason) => new(
        new Address(page).With("refused", reason)
            .With("return", it.Origin is "/" ? null : it.Origin)
            .With("institution", it.Text("institutionId"))
            .ToString());

    private static async Task<SessionState> OpenByKeyAsync(Submission it)
    {
        var key = it.Needed("key");
        if (key.Any(letter => letter is <= ' ' or > '~')) throw new FieldException("key", "form.choice");
        using var api = Factory(it).For(key, isUser: false);
        var caller = await api.OwnAccount.GetCallerAsync(it.Aborted);
        var name = caller.Role is "root" ? "root" : key[..Math.Min(ShownOfKey, key.Length / 2)] + "…";
        return Open(it, key, caller, name);
    }

    private static async Task<SessionState> OpenByPasswordAsync(Submission it)
    {
        using var visitor = Factory(it).For(state: null);
        var signedIn = await visitor.SignIn.SignInAsync(
            new Credentials
            {
                InstitutionId = it.Needed("institutionId"),
                Email = it.Needed("email"),
                Password = it.Needed("password"),
            },
            it.Aborted);
        return OpenFor(it, signedIn);
    }

    /// <summary>By the invitation that somebody was handed; the password is chosen here.</summary>
    private static async Task<SessionState> OpenByInvitationAsync(Submission it)
    {
        using var visitor = Factory(it).For(state: null);
        return OpenFor(it, await visitor.SignIn.AcceptInvitationAsync(
            new Acceptance
            {
                Invitation = it.Needed("invitation"),
                Password = it.Needed("password"),
                TermsVersion = it.Text("terms"),
            },
            it.Aborted));
    }

    private static SessionState OpenFor(Submission it, SignedIn signedIn)
    {
        var caller = new ApiCaller("user")
        {
            InstitutionId = signedIn.User.InstitutionId,
            UserId = signedIn.User.Id,
            UserRole = signedIn.User.Role,
        };
        var state = Open(it, signedIn.AccessToken, caller, signedIn.User.Email);
        it.Context.RequestServices.GetRequiredService<TokenRenewal>().Apply(state, signedIn);
        return state;
    }

    private static SessionState Open(Submission it, string credential, ApiCaller caller, string name)
    {
        var now = it.Context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return new SessionState
        {
            Credential = credential,
            Caller = caller,
            Name = name,
            SignedInAt = now,
            SeenAt = now,
        };
    }

    /// <summary>The API's session of a user ends too; when it is away, the console's does all the same.</summary>
    private static async Task<Sent> SignOutAsync(Submission it)
    {
        try
        {
            if (it.Session.Rights.IsUser) await it.Api.OwnAccount.SignOutAsync(it.Once, it.Aborted);
        }
        catch (EscrowGridException)
        {
            // It ends by itself after a while without a refresh, and its refresh token is forgotten here.
        }

        await it.Session.EndAsync(it.Context);
        return new Sent(SignInAddress.Path);
    }

    /// <summary>Root looks at one institution, or at all of them.</summary>
    private static async Task<Sent> ChooseAsync(Submission it)
    {
        if (it.Session.Rights.IsRoot)
        {
            var chosen =
                it.Text("institutionId") is { } id ? (await it.Api.Institutions.GetAsync(id, it.Aborted)).Id : null;
            await it.Session.ChangeAsync(state => state.Institution = chosen);
        }

        return it.Back();
    }

    /// <summary>Everywhere, this browser too.</summary>
    private static async Task<Sent> EndAllAsync(Submission it)
    {
        await it.Api.OwnAccount.EndSessionsAsync(it.Once, it.Aborted);
        await it.Session.EndAsync(it.Context);
        return new Sent(SignInAddress.Path);
    }

    private static async Task<Sent> EndAsync(Submission it)
    {
        await it.Api.OwnAccount.EndSessionAsync(it.Route("session"), it.Once, it.Aborted);
        return it.Back("session.ended");
    }

    private static async Task<Sent> ChangePasswordAsync(Submission it)
    {
        await it.Api.OwnAccount.ChangePasswordAsync(
            it.Needed("oldPassword"), it.Needed("newPassword"), it.Aborted);
        return it.Back("password.changed");
    }

    private static ConsoleApi Factory(Submission it) => it.Context.RequestServices.GetRequiredService<ConsoleApi>();
}
