using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace EscrowGrid.Admin.Texts;

/// <summary>
/// In which language and time zone a visitor reads. Both are cookies of their own: they are no secret, and a visitor
/// keeps them without being signed in.
/// </summary>
internal sealed class Preferences(IHttpContextAccessor http)
{
    public const string LanguageCookie = "eg-language";
    public const string ZoneCookie = "eg-zone";

    /// <summary>As browsers send it, and as people type it; none has a zone of its own.</summary>
    private static readonly string[] WallClock =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
    ];

    /// <summary>The one that was chosen, or the first of the browser's that the console speaks.</summary>
    public Language Language =>
        field ??= Language.Find(Request?.Cookies[LanguageCookie]) ?? OfBrowser() ?? Language.English;

    /// <summary>The browser's, which a script tells; UTC until it has.</summary>
    public TimeZoneInfo Zone => field ??= Find(Request?.Cookies[ZoneCookie]) ?? TimeZoneInfo.Utc;

    private HttpRequest? Request => http.HttpContext?.Request;

    public DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Zone);

    /// <summary>A wall clock's time as it was typed, in the visitor's zone; null when it is none.</summary>
    public DateTimeOffset? Parse(string? text)
    {
        if (!DateTime.TryParseExact(
            text?.Trim(), WallClock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return null;
        }

        // The first and the last hours there are have no time in UTC in every zone.
        var offset = Zone.GetUtcOffset(time);
        var ticks = time.Ticks - offset.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(time, offset)
            : null;
    }

    /// <returns>A key of the catalogue; null for a time, and for nothing.</returns>
    public string? Wrong(string? text) =>
        string.IsNullOrWhiteSpace(text) || Parse(text) is not null ? null : "form.time";

    public static TimeZoneInfo? Find(string? zone) =>
        zone is { Length: > 0 and < 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : null;

    private Language? OfBrowser()
    {
        var wanted = Request?.Headers.AcceptLanguage.ToString();
        if (!StringWithQualityHeaderValue.TryParseList([wanted ?? ""], out var languages)) return null;
        return languages
            .OrderByDescending(it => it.Quality ?? 1)
            .Select(it => Language.Find(it.Value.Value?.Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(it => it is not null);
    }
}
