using System.Globalization;
using System.Text.Json.Nodes;
using EscrowGrid.StandIns.Calls;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.StandIns.Stripe;

/// <summary>What Stripe's calls say, and the lists that answer them.</summary>
internal static class StripeForm
{
    public static async Task<CallText> ReadAsync(HttpContext context, string? id)
    {
        var request = context.Request;
        var fields = request.Query.ToDictionary(
            field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        if (request.HasFormContentType)
        {
            foreach (var field in await request.ReadFormAsync(context.RequestAborted))
                fields[field.Key] = field.Value.ToString();
        }

        var key = HttpMethods.IsPost(request.Method) ? request.Headers["Idempotency-Key"].ToString() : "";
        var whole = fields.OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}={field.Value}");
        return new CallText(fields, key.Length > 0 ? key : null, $"{request.Path}?{string.Join('&', whole)}")
        {
            Id = id,
        };
    }

    public static JsonObject Metadata(CallText call) =>
        new(call.Under("metadata").Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));

    /// <summary>Whether an object has what the call filters by; without a filter, every object.</summary>
    public static bool Matches(JsonObject item, CallText call, string name) =>
        (call[name] is not { } value || StripeBooks.Text(item, name) == value || Lists.IsMisfiled(item, value))
        && IsOfTime(item, call);

    private static bool IsOfTime(JsonObject item, CallText call) =>
        call["created[gte]"] is not { } since
        || StripeBooks.Whole(item, "created") >= long.Parse(since, CultureInfo.InvariantCulture);

    public static Answer List(string kind, IEnumerable<JsonObject> all, CallText call, FaultKind? fault)
    {
        var (page, hasMore) = Lists.Page(all, call, fault, "starting_after");
        return new Answer(200, new JsonObject
        {
            ["object"] = kind,
            ["url"] = call.Fingerprint.Split('?')[0],
            ["has_more"] = hasMore,
            ["data"] = page,
        });
    }
}
