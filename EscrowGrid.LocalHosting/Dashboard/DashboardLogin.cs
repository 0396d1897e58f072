using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using EscrowGrid.LocalHosting.Dashboard.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace EscrowGrid.LocalHosting.Dashboard;

/// <summary>
/// Lets in who has the token that was printed at start. The token becomes a cookie once, so that it does not stay in
/// the address; the cookie is good until the AppHost stops.
/// </summary>
internal sealed class DashboardLogin(string token)
{
    private readonly ConcurrentDictionary<string, bool> _sessions = new();

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/login", IResult (HttpContext context, string? t) =>
        {
            if (t is null)
            {
                return new RazorComponentResult<SignInPage>();
            }

            if (!Same(t, token))
            {
                return new RazorComponentResult<SignInPage>(new { Refused = true }) { StatusCode = 401 };
            }

            var session = RandomNumberGenerator.GetHexString(64, lowercase: true);
            _sessions[session] = true;
            context.Response.Cookies.Append(CookieName(context), session, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
                Path = "/",
            });
            return Results.Redirect("/");
        });

    /// <summary>
    /// Refuses strangers, and posts that do not come from our own pages: other ports of this host share its cookies.
    /// </summary>
    public async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        var open = path == "/login" || path.StartsWithSegments("/assets", StringComparison.Ordinal);
        if (!open && !IsSignedIn(context))
        {
            context.Response.Redirect("/login");
            return;
        }

        if (HttpMethods.IsPost(context.Request.Method) && !IsOurOwn(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await next(context);
    }

    private bool IsSignedIn(HttpContext context) =>
        context.Request.Cookies[CookieName(context)] is { } session && _sessions.ContainsKey(session);

    private static bool IsOurOwn(HttpRequest request) =>
        request.Headers.Origin.ToString() == $"{request.Scheme}://{request.Host}";

    // Cookies ignore the port: two dashboards on one host must not sign each other out.
    private static string CookieName(HttpContext context) => $"escrowgrid-dashboard-{context.Connection.LocalPort}";

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
