using System.Text.Json.Nodes;
using EscrowGrid.StandIns.Calls;

namespace EscrowGrid.StandIns.Stripe;

/// <summary>Stripe's errors.</summary>
internal static class StripeRefusal
{
    /// <summary>Of the operation itself: it is kept under the key.</summary>
    public static Answer Of(int status, string code, string message) =>
        new(status, Body(TypeOf(status), code, message));

    /// <summary>Before the operation: nothing is kept.</summary>
    public static Answer Before(int status, string code) =>
        new(status, Body(code is "idempotency_error" ? code : TypeOf(status), CodeOf(code), code), IsKept: false);

    public static Answer Parameter(string name) =>
        new(400, Body("invalid_request_error", "parameter_invalid", $"Wrong or unknown: {name}"), IsKept: false);

    public static Answer Missing(string? id) => Of(404, "resource_missing", $"No such object: {id}");

    private static string TypeOf(int status) => status switch
    {
        402 => "card_error",
        >= 500 => "api_error",
        _ => "invalid_request_error",
    };

    /// <summary>Some errors have a type alone.</summary>
    private static string? CodeOf(string code) => code is "idempotency_error" or "api_error" ? null : code;

    private static JsonObject Body(string type, string? code, string message)
    {
        var error = new JsonObject { ["type"] = type, ["message"] = message };
        if (code is not null)
            error["code"] = code;
        return new JsonObject { ["error"] = error };
    }
}
