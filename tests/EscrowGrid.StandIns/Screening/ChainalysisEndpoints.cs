using System.Text.Json;
using System.Text.Json.Nodes;
using EscrowGrid.StandIns.Calls;

namespace EscrowGrid.StandIns.Screening;

/// <summary>Chainalysis' screening of addresses: one is made known, and asked about afterwards.</summary>
internal static class ChainalysisEndpoints
{
    public const string Path = "/chainalysis";

    /// <summary>Its name in orders; its operations are <c>register</c> and <c>retrieve</c>.</summary>
    public const string Site = "chainalysis";

    public static void MapChainalysis(this WebApplication app, RiskBooks risks, Exchange exchange, string apiKey)
    {
        var site = new CallSite(Site, apiKey, Refuse) { Header = "Token", Credentials = apiKey };
        app.MapPost($"{Path}/api/risk/v2/entities", async context =>
        {
            var asked = await context.Request.ReadFromJsonAsync<JsonElement>(context.RequestAborted);
            var call = ToCall(asked.GetProperty("address").GetString()!);
            await exchange.RunAsync(context, site, "register", call, (text, _) => Register(risks, text.Id!));
        });
        app.MapGet($"{Path}/api/risk/v2/entities/{{address}}", (HttpContext context, string address) =>
            exchange.RunAsync(context, site, "retrieve", ToCall(address), (text, _) => Retrieve(risks, text.Id!)));
    }

    private static CallText ToCall(string address) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal), Key: null, Fingerprint: "") { Id = address };

    private static Answer Register(RiskBooks risks, string address)
    {
        risks.Know(address);
        return new Answer(201, new JsonObject { ["address"] = address });
    }

    private static Answer Retrieve(RiskBooks risks, string address)
    {
        if (!risks.IsKnown(address))
            return Refuse(404, "not registered");
        var risk = risks.Of(Site, address);
        var isSanctioned = risk is Risk.Sanctioned;
        JsonArray identifications = isSanctioned
            ? [new JsonObject { ["name"] = "OFAC SDN", ["category"] = "sanctions", ["description"] = "A list." }]
            : [];
        return Answer.Ok(new JsonObject
        {
            ["address"] = address,
            ["risk"] = isSanctioned ? "Severe" : $"{risk}",
            ["riskReason"] = null,
            ["cluster"] = null,
            ["addressIdentifications"] = identifications,
            ["exposures"] = new JsonArray(),
            ["status"] = "COMPLETE",
        });
    }

    private static Answer Refuse(int status, string message) =>
        new(status, new JsonObject { ["message"] = message });
}
