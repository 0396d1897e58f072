using EscrowGrid.Admin.Paging;

namespace EscrowGrid.Admin.Sessions;

/// <summary>Where a visitor signs in, and comes back from.</summary>
internal static class SignInAddress
{
    public const string Path = "/sign-in";

    /// <summary>A form that was sent too late leads back to where it was shown, not to its target.</summary>
    public static void Redirect(HttpContext context)
    {
        var request = context.Request;
        var wanted = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString.Value : null;
        context.Response.Redirect(new Address(Path).With("return", wanted is "/" ? null : wanted).ToString());
    }

    /// <summary>An address of the console itself; anything else could lead a visitor astray.</summary>
    public static string Local(string? address) =>
        address is ['/', not '/' and not '\\', ..] or "/" && !address.Any(char.IsControl) ? address : "/";
}
