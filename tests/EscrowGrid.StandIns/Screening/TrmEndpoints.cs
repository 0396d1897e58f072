using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EscrowGrid.StandIns.Calls;

namespace EscrowGrid.StandIns.Screening;

/// <summary>TRM Labs' screening of addresses: a list of addresses in, a list of what is known out.</summary>
internal static class TrmEndpoints
{
    public const string Path = "/trm";

    /// <summary>Its name in orders; its only operation is <c>screen</c>.</summary>
    public const string Site = "trm";

    public static void MapTrm(this WebApplication app, RiskBooks risks, Exchange exchange, string apiKey)
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{apiKey}:{apiKey}"));
        var site = new CallSite(Site, apiKey, Refuse) { Credentials = $"Basic {credentials}" };
        app.MapPost($"{Path}/public/v2/screening/addresses", async context =>
        {
            var asked = await context.Request.ReadFromJsonAsync<JsonElement>(context.RequestAborted);
            var fields = asked.EnumerateArray().Single().EnumerateObject()
                .ToDictionary(field => field.Name, field => field.Value.GetString()!, StringComparer.Ordinal);
            var call = new CallText(fields, Key: null, Fingerprint: "");
            await exchange.RunAsync(context, site, "screen", call, (text, _) => Screen(risks, text));
        });
    }

    private static Answer Screen(RiskBooks risks, CallText call)
    {
        if (call["address"] is not { } address || call["chain"] is not "base")
            return Refuse(400, "invalid_request");
        var risk = risks.Of(Site, address);
        var indicators = risk switch
        {
            Risk.Low => new JsonArray(),
            // Whom an address has dealt with is no list of sanctions yet.
            Risk.Severe => [Indicator("Sanctions", "COUNTERPARTY", 15)],
            Risk.Sanctioned => [Indicator("Sanctions", "OWNERSHIP", 15)],
            Risk.High => [Indicator("Mixer", "COUNTERPARTY", 10)],
            _ => [Indicator("Gambling", "INDIRECT", 5)],
        };
        return new Answer(201, new JsonArray(new JsonObject
        {
            ["accountExternalId"] = null,
            ["address"] = address,
            ["addressRiskIndicators"] = indicators,
            ["addressSubmitted"] = address,
            ["chain"] = "base",
            ["entities"] = new JsonArray(),
            ["externalId"] = null,
        }));
    }

    private static JsonObject Indicator(string category, string type, int level) => new()
    {
        ["category"] = category,
        ["categoryRiskScoreLevel"] = level,
        ["riskType"] = type,
        ["totalVolumeUsd"] = "12.5",
    };

    private static Answer Refuse(int status, string code) =>
        new(status, new JsonObject { ["code"] = status, ["message"] = code });
}
