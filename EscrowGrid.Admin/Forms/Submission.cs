using System.Text.Json;
using System.Text.Json.Nodes;
using EscrowGrid.Admin.Sessions;
using EscrowGrid.Admin.Texts;
using EscrowGrid.Client;

namespace EscrowGrid.Admin.Forms;

/// <summary>A form that was sent: its fields as what they mean, and who sent it.</summary>
internal sealed class Submission(HttpContext context, IFormCollection form)
{
    /// <summary>The field that makes a form that is sent twice take effect once.</summary>
    public const string OnceField = "_once";

    /// <summary>The field that says where the form was shown.</summary>
    public const string BackField = "_back";

    private const int MostDays = 365;
    private const int SecondsADay = 86_400;

    public HttpContext Context => context;

    public CancellationToken Aborted => context.RequestAborted;

    public Session Session { get; } = context.RequestServices.GetRequiredService<Session>();

    public EscrowGridClient Api { get; } = context.RequestServices.GetRequiredService<EscrowGridClient>();

    /// <summary>The <c>Idempotency-Key</c> of what the form does.</summary>
    public string? Once => Text(OnceField);

    /// <summary>Which form it is.</summary>
    public string Path => context.Request.Path;

    /// <summary>Its field <c>key</c> is a credential; elsewhere that is the name of something.</summary>
    private bool IsSignIn =>
        context.Request.Path.StartsWithSegments("/do/sign-in", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the form was shown.</summary>
    public string Origin => SignInAddress.Local(form[BackField]);

    /// <summary>An id in the form's address.</summary>
    public string Route(string name) => (string)context.Request.RouteValues[name]!;

    /// <summary>To where the form was shown.</summary>
    public Sent Back(string? key = null) => new(Origin, key);

    /// <returns>Null when nothing was typed.</returns>
    public string? Text(string field)
    {
        var text = form[field].ToString().Trim();
        return text.Length == 0 ? null : text;
    }

    /// <returns>Null when none was chosen.</returns>
    public IFormFile? File(string field) => form.Files.GetFile(field);

    /// <summary>Every value of a field that may be given several times.</summary>
    public string[] Texts(string field) => [.. form[field].Where(it => !string.IsNullOrWhiteSpace(it)).Cast<string>()];

    public string Needed(string field) => Text(field) ?? throw new FieldException(field, "form.needed");

    public bool Flag(string field) => Text(field) is "true" or "on";

    public decimal? Number(string field)
    {
        if (Text(field) is not { } text) return null;
        return TypedNumber.Parse(text) ?? throw new FieldException(field, "form.number");
    }

    public decimal NeededNumber(string field) => Number(field) ?? throw new FieldException(field, "form.needed");

    public long? Whole(string field) => Number(field) switch
    {
        null => null,
        { } number when number == decimal.Truncate(number) && Math.Abs(number) < long.MaxValue => (long)number,
        _ => throw new FieldException(field, "form.whole"),
    };

    /// <summary>A period that is typed in days, in seconds; as long as the API takes one.</summary>
    public long? Days(string field) => Whole(field) switch
    {
        null => null,
        { } days and >= 1 and <= MostDays => days * SecondsADay,
        _ => throw new FieldException(field, "form.days"),
    };

    /// <summary>An amount of whole units and cents, as digits of cents.</summary>
    public string? Cents(string field)
    {
        if (Number(field) is not { } amount) return null;
        return TypedNumber.Cents(amount) ?? throw new FieldException(field, "form.cents");
    }

    public DateTimeOffset? Time(string field)
    {
        if (Text(field) is not { } text) return null;
        var preferences = context.RequestServices.GetRequiredService<Preferences>();
        return preferences.Parse(text) ?? throw new FieldException(field, "form.time");
    }

    public JsonObject? Json(string field)
    {
        if (Text(field) is not { } text) return null;
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw new FieldException(field, "form.json");
        }
        catch (JsonException)
        {
            throw new FieldException(field, "form.json");
        }
    }

    public T Choice<T>(string field)
        where T : struct, Enum => OptionalChoice<T>(field) ?? throw new FieldException(field, "form.needed");

    public T? OptionalChoice<T>(string field)
        where T : struct, Enum =>
        Text(field) is { } name ? Wire<T>.Find(name) ?? throw new FieldException(field, "form.choice") : null;

    public T[] Choices<T>(string field)
        where T : struct, Enum =>
        [.. Texts(field).Select(it => Wire<T>.Find(it) ?? throw new FieldException(field, "form.choice"))];

    /// <summary>What was typed, to be shown again; never what is secret.</summary>
    public Dictionary<string, string> Input() => form
        .Where(it => !it.Key.StartsWith('_') && !it.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
        .Where(it => !(it.Key is "key" && IsSignIn) && it.Value.ToString().Length < SessionLimits.KeptInput / 8)
        .Take(40)
        .ToDictionary(it => it.Key, it => it.Value.ToString());
}
