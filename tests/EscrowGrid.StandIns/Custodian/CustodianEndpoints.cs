using System.Text.Json;
using EscrowGrid.StandIns.Calls;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.StandIns.Custodian;

/// <summary>The custodian's API: JSON in and out, a reference on all that is made.</summary>
internal static class CustodianEndpoints
{
    /// <summary>Below which its paths lie, so that both providers fit on one server.</summary>
    public const string Path = "/custodian";

    public static void MapCustodian(this WebApplication app, CustodianDesk desk, Exchange exchange, string apiKey)
    {
        var site = new CallSite("custodian", apiKey, CustodianDesk.Refuse);
        Post("addresses", "addresses.create", desk.CreateAddress);
        Get("addresses", "addresses.list", desk.ListAddresses);
        Get("deposits", "deposits.list", desk.ListDeposits);
        Post("transfers", "transfers.create", desk.CreateTransfer);
        Get("transfers", "transfers.list", desk.ListTransfers);

        void Get(string path, string operation, Func<CallText, FaultKind?, Answer> act) =>
            app.MapGet($"{Path}/{path}", context => exchange.RunAsync(context, site, operation, Query(context), act));

        void Post(string path, string operation, Func<CallText, FaultKind?, Answer> act) =>
            app.MapPost($"{Path}/{path}", async context => await exchange.RunAsync(
                context, site, operation, await BodyAsync(context), act));
    }

    private static CallText Query(HttpContext context)
    {
        var fields = context.Request.Query.ToDictionary(
            field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        return new CallText(fields, Key: null, Fingerprint: "");
    }

    /// <summary>It keeps no keys: the reference says which object is meant, for ever.</summary>
    private static async Task<CallText> BodyAsync(HttpContext context)
    {
        var body = await context.Request.ReadFromJsonAsync<JsonElement>(context.RequestAborted);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in body.EnumerateObject())
        {
            if (field.Value.ValueKind is JsonValueKind.String)
                fields[field.Name] = field.Value.GetString()!;
            else if (field.Value.ValueKind is JsonValueKind.Object)
                Flatten(field, fields);
        }

        return new CallText(fields, Key: null, Fingerprint: "");
    }

    private static void Flatten(JsonProperty outer, Dictionary<string, string> fields)
    {
        foreach (var field in outer.Value.EnumerateObject())
            fields[$"{outer.Name}[{field.Name}]"] = field.Value.GetString()!;
    }
}
