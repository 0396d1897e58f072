namespace EscrowGrid.Admin.Sessions;

/// <summary>
/// The cookie that carries a session's secret. Where the console runs for real it is bound to its host and goes over
/// TLS alone; only Development takes it over plain HTTP.
/// </summary>
internal sealed class SessionCookie(IHostEnvironment environment)
{
    private string Name => environment.IsDevelopment() ? "eg-session" : "__Host-eg-session";

    public string? Read(HttpContext context) => context.Request.Cookies[Name];

    public void Write(HttpContext context, string secret) => context.Response.Cookies.Append(Name, secret, Options());

    public void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options());

    private CookieOptions Options() => new()
    {
        HttpOnly = true,
        Secure = !environment.IsDevelopment(),
        // Lax, so that a link to a page of the console works; what changes something is a POST with a token.
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };
}
