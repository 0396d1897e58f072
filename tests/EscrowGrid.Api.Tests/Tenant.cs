using System.Net;

namespace EscrowGrid.Api.Tests;

/// <summary>One institution and its two keys.</summary>
public sealed record Tenant(string Id, ApiClient Admin, ApiClient Reader)
{
    public const string EscrowConfig = """{"currency":"USD","region":"US"}""";

    public static string PositionJson(string asset, string amount = "100", string currency = "USD") =>
        $$"""{"assetId":"{{asset}}","holderReference":"holder","currency":"{{currency}}","amount":{{amount}}}""";

    public async Task<string> CreateTemplateAsync(string region = "US")
    {
        var created = await Admin.PostAsync(
            "/asset-templates",
            $$"""
            {"code":"CONSTR_ESCROW","name":"Escrow","vertical":"CONSTRUCTION","region":"{{region}}",
            "config":{"currency":"USD","region":"{{region}}"} }
            """);
        return created.Expect(HttpStatusCode.Created).Id;
    }

    public async Task<string> CreateAssetAsync()
    {
        var template = await CreateTemplateAsync();
        var created = await Admin.PostAsync("/assets", $$"""{"templateId":"{{template}}","label":"Tower"}""");
        return created.Expect(HttpStatusCode.Created).Id;
    }

    public Task<Answer> PostPositionAsync(string asset, string amount = "100", string currency = "USD") =>
        Admin.PostAsync("/positions", PositionJson(asset, amount, currency));

    public async Task<string> CreatePositionAsync() =>
        (await PostPositionAsync(await CreateAssetAsync())).Expect(HttpStatusCode.Created).Id;

    public Task<Answer> TransitionAsync(string position, string toState) =>
        Admin.PostAsync($"/positions/{position}/transition", $$"""{"toState":"{{toState}}"}""");

    /// <returns>The webhook with its secret.</returns>
    public async Task<Answer> CreateWebhookAsync(string url, string? eventTypes = null)
    {
        var types = eventTypes is null ? "" : $$""","eventTypes":{{eventTypes}}""";
        return (await Admin.PostAsync($"/institutions/{Id}/webhooks", $$"""{"url":"{{url}}"{{types}}}"""))
            .Expect(HttpStatusCode.Created);
    }

    /// <summary>Of the policy that the tenant's positions are under.</summary>
    public async Task PutPolicyAsync(string position) =>
        (await Admin.PutAsync($"/institutions/{Id}/policies/US", $$"""{"position":{{position}}}"""))
            .Expect(HttpStatusCode.OK);

    public async Task<string> CreateFundedPositionAsync(string amount = "100")
    {
        var position = (await PostPositionAsync(await CreateAssetAsync(), amount)).Expect(HttpStatusCode.Created).Id;
        (await TransitionAsync(position, "FUNDED")).Expect(HttpStatusCode.OK);
        return position;
    }

    /// <returns>The id of an approval that the admin has asked for.</returns>
    public async Task<string> RequestReleaseAsync()
    {
        await PutPolicyAsync("""{"approvalAmount":100}""");
        var position = await CreateFundedPositionAsync();
        return (await TransitionAsync(position, "RELEASED")).Expect(HttpStatusCode.Accepted).Id;
    }

    public async Task<int> CountLedgerEventsAsync(string position) =>
        (await Admin.GetAsync($"/ledger-events?positionId={position}")).Expect(HttpStatusCode.OK).Json.GetArrayLength();

    public async Task<string> FirstLedgerEventAsync(string position) =>
        (await Admin.GetAsync($"/ledger-events?positionId={position}")).Json[0].GetProperty("id").GetString()!;
}
