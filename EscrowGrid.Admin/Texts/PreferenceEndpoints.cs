using EscrowGrid.Admin.Forms;

namespace EscrowGrid.Admin.Texts;

/// <summary>Keeps the language that a visitor chose.</summary>
internal static class PreferenceEndpoints
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    public static void MapPreferences(this IEndpointRouteBuilder routes) =>
        routes.MapAct("/do/language", static it =>
        {
            if (Language.Find(it.Text("language")) is { } language)
            {
                it.Context.Response.Cookies.Append(Preferences.LanguageCookie, language.Code, new CookieOptions
                {
                    MaxAge = Life,
                    SameSite = SameSiteMode.Lax,
                    HttpOnly = true,
                    Secure = it.Context.Request.IsHttps,
                    IsEssential = true,
                });
            }

            return Task.FromResult(it.Back());
        }).AllowVisitors();
}
