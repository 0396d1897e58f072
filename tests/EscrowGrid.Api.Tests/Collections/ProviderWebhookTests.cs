using System.Net;
using EscrowGrid.Api.Tests.ApiKeys;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Tests.Collections;

/// <summary>What operators see of payment providers' webhooks, and do about those that nothing has come of.</summary>
[Collection(StoresDefinition.Name)]
public sealed class ProviderWebhookTests(Stores stores)
{
    private const string Webhooks = "/operations/provider-webhooks";

    [Theory]
    [EachStore]
    public async Task List_ByFilters_HasWhatFitsAndRefusesWhatItCannotRead(Store store)
    {
        var api = stores[store];
        var escrow = new EscrowId(Guid.NewGuid());
        var first = await ToldNotice.AddAsync(api, escrow);
        var second = await ToldNotice.AddAsync(api, escrow);
        string[] both = [.. new[] { first, second }.Order(StringComparer.Ordinal)];
        var of = $"escrowId={escrow}";
        var day = Uri.EscapeDataString(ToldNotice.At.ToString("O"));
        var next = Uri.EscapeDataString(ToldNotice.At.AddDays(1).ToString("O"));

        Assert.Equal(both, await ListAsync(api, $"?{of}"));
        Assert.Equal(both, await ListAsync(api, $"?{of}&rail=STRIPE&state=UNMATCHED&type=charge.succeeded"));
        Assert.Equal(both, await ListAsync(api, $"?{of}&from={day}&to={next}"));
        Assert.Empty(await ListAsync(api, $"?{of}&rail=USDC_BASE"));
        Assert.Empty(await ListAsync(api, $"?{of}&state=PENDING"));
        Assert.Empty(await ListAsync(api, $"?{of}&type=charge.failed"));
        Assert.Empty(await ListAsync(api, $"?{of}&from={next}"));
        Assert.Empty(await ListAsync(api, $"?{of}&to={day}"));
        var page = (await api.Root.GetAsync($"{Webhooks}?{of}&limit=1&cursor=")).Expect(HttpStatusCode.OK).Json;
        var cursor = page.GetProperty("pagination").GetProperty("nextCursor").GetString();
        Assert.Equal(both[1..], await ListAsync(api, $"?{of}&limit=1&cursor={cursor}"));
        foreach (var wrong in new[] { "state=LOST", "rail=CASH", "from=yesterday", $"cursor={cursor}" })
            (await api.Root.GetAsync($"{Webhooks}?{wrong}")).Expect(HttpStatusCode.BadRequest);
    }

    [Theory]
    [EachStore]
    public async Task Webhook_WithoutItsRail_IsShownWithNothingOfItsBody(Store store)
    {
        var api = stores[store];
        var id = await ToldNotice.AddAsync(api);

        var shown = (await api.Root.GetAsync($"{Webhooks}/{id}")).Expect(HttpStatusCode.OK);

        Assert.Equal("UNMATCHED", shown.State);
        Assert.Equal("pi_strange", shown.Json.GetProperty("collectionId").GetString());
        Assert.Equal("Nothing came of it", shown.Json.GetProperty("lastError").GetString());
        var body = shown.Json.GetProperty("body").GetString()!;
        Assert.Contains(NoticeMask.Hidden, body, StringComparison.Ordinal);
        Assert.Contains("receipt_email", body, StringComparison.Ordinal);
        Assert.DoesNotContain("trade.test", body, StringComparison.Ordinal);
    }

    [Theory]
    [EachStore]
    public async Task Webhook_OfNobody_IsDismissedOnceAndByOperatorsOnly(Store store)
    {
        var api = stores[store];
        var id = await ToldNotice.AddAsync(api);
        var tenant = await api.CreateTenantAsync();
        var (key, act) = await api.CreateAsync(
            tenant, ""","scopes":["operations:read","operations:write"]""", api.Root);
        const string Reason = """{"reason":"Of another shop"}""";

        (await tenant.Admin.PostAsync($"{Webhooks}/{id}/dismiss", Reason)).Expect(HttpStatusCode.Forbidden);
        (await act.PostAsync($"{Webhooks}/{id}/dismiss", "{}")).Expect(HttpStatusCode.BadRequest);
        var first = await act.PostOnceAsync($"{Webhooks}/{id}/dismiss", Reason, "once");
        var repeated = await act.PostOnceAsync($"{Webhooks}/{id}/dismiss", Reason, "once");
        var again = await act.PostAsync($"{Webhooks}/{id}/dismiss", Reason);
        var processed = await act.PostAsync($"{Webhooks}/{id}/process", Reason);

        Assert.Equal("DISMISSED", first.Expect(HttpStatusCode.OK).State);
        Assert.Equal((true, first.Text), (repeated.IsReplayed, repeated.Text));
        Assert.Equal("Of another shop", first.Json.GetProperty("dismissal").GetString());
        Assert.Equal(key, first.Json.GetProperty("dismissedBy").GetString());
        again.ExpectError(HttpStatusCode.Conflict, "Provider's webhook is in another state");
        processed.ExpectError(HttpStatusCode.Conflict, "Provider's webhook is in another state");
        var audit = await api.Root.GetAsync($"/audit-events?action=PROVIDER_WEBHOOK_DISMISSED&resourceId={id}");
        Assert.Equal(
            "Of another shop",
            Assert.Single(audit.Expect(HttpStatusCode.OK).Json.GetProperty("data").EnumerateArray())
                .GetProperty("payload").GetProperty("reason").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Webhook_ThatIsLookedAt_CanBeDismissedAndIsNotGivenUpAfterwards(Store store)
    {
        var api = stores[store];
        var id = await ToldNotice.AddPendingAsync(api);

        (await api.Root.PostAsync($"{Webhooks}/{id}/dismiss", """{"reason":"r"}""")).Expect(HttpStatusCode.OK);
        await api.Service<IProviderEventStore>().GiveUpAsync(
            ToldNotice.At.AddMinutes(1), ToldNotice.At.AddDays(1), "late", CancellationToken.None);

        Assert.Equal("DISMISSED", (await api.Root.GetAsync($"{Webhooks}/{id}")).State);
    }

    [Theory]
    [EachStore]
    public async Task Webhook_ProcessedAgain_HasAJobAndAnEntryInTheAuditTrail(Store store)
    {
        var api = stores[store];
        var id = await ToldNotice.AddAsync(api);

        var begun = await api.Root.PostAsync($"{Webhooks}/{id}/process", """{"reason":"The provider is back"}""");

        var job = begun.Expect(HttpStatusCode.Accepted).Json.GetProperty("jobId").GetString();
        var shown = (await api.Root.GetAsync($"/operations/jobs/{job}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("provider.notice", shown.GetProperty("type").GetString());
        Assert.Equal(id, shown.GetProperty("payload").GetProperty("event").GetString());
        Assert.Equal("UNMATCHED", (await api.Root.GetAsync($"{Webhooks}/{id}")).State);
        var audit = await api.Root.GetAsync($"/audit-events?action=PROVIDER_WEBHOOK_PROCESSED&resourceId={id}");
        Assert.Single(audit.Expect(HttpStatusCode.OK).Json.GetProperty("data").EnumerateArray());
    }

    private static async Task<IEnumerable<string?>> ListAsync(ApiUnderTest api, string query) =>
        (await api.Root.GetAsync(Webhooks + query)).Expect(HttpStatusCode.OK).Json
            .GetProperty("data").EnumerateArray().Select(it => it.GetProperty("id").GetString());
}
