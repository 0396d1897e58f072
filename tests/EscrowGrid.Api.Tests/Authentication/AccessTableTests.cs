using System.Net;
using System.Text;
using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Tests.Escrows;
using EscrowGrid.Api.Tests.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace EscrowGrid.Api.Tests.Authentication;

/// <summary>The table of roles and endpoints (wire contract, section 2).</summary>
[Collection(StoresDefinition.Name)]
public sealed class AccessTableTests(Stores stores)
{
    private static readonly string[] Anonymous =
    [
        "/alive", "/api/auth/accept-invitation", "/api/auth/login", "/api/auth/refresh", "/api/auth/sign-up",
        "/api/webhooks/custodian", "/api/webhooks/stripe", "/health", "/ready",
    ];

    // Method, path, body; then what an admin, a reader and another institution's admin get.
    [Theory]
    [EachStore("POST", "/institutions", "{}", 403, 403, 403)]
    [EachStore("GET", "/institutions", null, 200, 200, 200)]
    [EachStore("GET", "/institutions/{inst}", null, 200, 200, 403)]
    [EachStore("POST", "/institutions/{inst}/api-keys", """{"label":"k","role":"admin"}""", 201, 403, 403)]
    [EachStore("GET", "/institutions/{inst}/api-keys", null, 200, 403, 403)]
    [EachStore("POST", "/institutions/{inst}/api-keys/ak_x/revoke", null, 404, 403, 403)]
    [EachStore("POST", "/institutions/{inst}/api-keys/ak_x/rotate", null, 404, 403, 403)]
    [EachStore("GET", "/api/auth/caller", null, 200, 200, 200)]
    [EachStore("GET", "/api/auth/me", null, 403, 403, 403)]
    [EachStore("POST", "/api/auth/logout", null, 403, 403, 403)]
    [EachStore("GET", "/api/auth/sessions", null, 403, 403, 403)]
    [EachStore("DELETE", "/api/auth/sessions", null, 403, 403, 403)]
    [EachStore("DELETE", "/api/auth/sessions/ses_x", null, 403, 403, 403)]
    [EachStore("POST", "/api/auth/password", "{}", 403, 403, 403)]
    [EachStore("POST", "/api/auth/terms", "{}", 403, 403, 403)]
    [EachStore("GET", "/api/users", null, 200, 200, 200)]
    [EachStore("POST", "/api/users", """{"email":"a@b.test","displayName":"A"}""", 201, 403, 201)]
    [EachStore("GET", "/api/users/{usr}", null, 200, 200, 404)]
    [EachStore("POST", "/api/users/{usr}/invitation", null, 201, 403, 404)]
    [EachStore("PUT", "/api/users/{usr}/role", """{"role":"STAFF","reason":"r"}""", 200, 403, 404)]
    [EachStore(
        "PUT", "/api/users/{usr}/kyc", """{"kycTier":"TIER_1","kycVerified":true,"reason":"r"}""", 200, 403, 404)]
    [EachStore("PUT", "/api/users/{usr}/state", """{"state":"DISABLED","reason":"r"}""", 200, 403, 404)]
    [EachStore("PUT", "/api/users/{usr}/payout", "{}", 200, 403, 404)]
    [EachStore("GET", "/institutions/{inst}/policies", null, 200, 200, 403)]
    [EachStore("GET", "/institutions/{inst}/policies/US", null, 404, 404, 403)]
    [EachStore("PUT", "/institutions/{inst}/policies/SG", """{"position":{}}""", 200, 403, 403)]
    [EachStore("GET", "/institutions/{inst}/settings", null, 200, 200, 403)]
    [EachStore("PUT", "/institutions/{inst}/settings", """{"enforcement":{"enabled":false}}""", 200, 403, 403)]
    [EachStore("POST", "/institutions/{inst}/webhooks", """{"url":"https://a.test"}""", 201, 403, 403)]
    [EachStore("GET", "/institutions/{inst}/webhooks", null, 200, 403, 403)]
    [EachStore("GET", "/institutions/{inst}/webhooks/wh_x", null, 404, 403, 403)]
    [EachStore("PUT", "/institutions/{inst}/webhooks/wh_x", """{"url":"https://a.test"}""", 404, 403, 403)]
    [EachStore("DELETE", "/institutions/{inst}/webhooks/wh_x", null, 404, 403, 403)]
    [EachStore("POST", "/institutions/{inst}/webhooks/wh_x/enable", null, 404, 403, 403)]
    [EachStore("POST", "/institutions/{inst}/webhooks/wh_x/disable", null, 404, 403, 403)]
    [EachStore("POST", "/institutions/{inst}/webhooks/wh_x/rotate-secret", null, 404, 403, 403)]
    [EachStore("POST", "/institutions/{inst}/webhooks/wh_x/test", null, 404, 403, 403)]
    [EachStore("POST", "/institutions/{inst}/webhooks/wh_x/replay", "{}", 404, 403, 403)]
    [EachStore("GET", "/institutions/{inst}/webhook-deliveries", null, 200, 403, 403)]
    [EachStore("GET", "/institutions/{inst}/webhook-deliveries/whd_x", null, 404, 403, 403)]
    [EachStore("POST", "/institutions/{inst}/webhook-deliveries/whd_x/replay", null, 404, 403, 403)]
    [EachStore("GET", "/operations/webhook-deliveries", null, 403, 403, 403)]
    [EachStore("GET", "/operations/webhook-deliveries/whd_x", null, 403, 403, 403)]
    [EachStore("POST", "/operations/webhook-deliveries/whd_x/replay", """{"reason":"r"}""", 403, 403, 403)]
    [EachStore("POST", "/operations/webhook-deliveries/whd_x/cancel", """{"reason":"r"}""", 403, 403, 403)]
    [EachStore("GET", "/operations/provider-webhooks", null, 403, 403, 403)]
    [EachStore("GET", "/operations/provider-webhooks/pev_x", null, 403, 403, 403)]
    [EachStore("POST", "/operations/provider-webhooks/pev_x/process", """{"reason":"r"}""", 403, 403, 403)]
    [EachStore("POST", "/operations/provider-webhooks/pev_x/dismiss", """{"reason":"r"}""", 403, 403, 403)]
    [EachStore("GET", "/operations/consumers", null, 403, 403, 403)]
    [EachStore("GET", "/operations/consumers/x/events", null, 403, 403, 403)]
    [EachStore("POST", "/operations/consumers/x/retry", """{"reason":"r"}""", 403, 403, 403)]
    [EachStore("POST", "/operations/consumers/x/skip", """{"reason":"r"}""", 403, 403, 403)]
    [EachStore("POST", "/operations/consumers/x/replay", """{"reason":"r"}""", 403, 403, 403)]
    [EachStore("POST", "/operations/consumers/x/pause", """{"reason":"r"}""", 403, 403, 403)]
    [EachStore("POST", "/operations/consumers/x/resume", """{"reason":"r"}""", 403, 403, 403)]
    [EachStore("GET", "/approvals", null, 200, 200, 200)]
    [EachStore("GET", "/approvals/{apr}", null, 200, 200, 403)]
    [EachStore("POST", "/approvals/{apr}/approve", null, 403, 403, 403)]
    [EachStore("POST", "/approvals/{apr}/reject", null, 200, 403, 403)]
    [EachStore("POST", "/asset-templates", "{}", 400, 403, 400)]
    [EachStore("GET", "/asset-templates", null, 200, 200, 200)]
    [EachStore("GET", "/asset-templates/{tmpl}", null, 200, 200, 403)]
    [EachStore("POST", "/assets", "{}", 400, 403, 400)]
    [EachStore("GET", "/assets", null, 200, 200, 200)]
    [EachStore("GET", "/assets/{ast}", null, 200, 200, 403)]
    [EachStore("POST", "/positions", "{}", 400, 403, 400)]
    [EachStore("POST", "/positions/bulk", "{}", 415, 403, 415)]
    [EachStore("GET", "/positions", null, 200, 200, 200)]
    [EachStore("GET", "/positions/{pos}", null, 200, 200, 403)]
    [EachStore("POST", "/positions/{pos}/transition", """{"toState":"FUNDED"}""", 200, 403, 403)]
    [EachStore("POST", "/api/escrow", "{}", 400, 403, 400)]
    [EachStore("GET", "/api/escrow", null, 200, 200, 200)]
    [EachStore("GET", "/api/escrow/{esc}", null, 200, 200, 404)]
    [EachStore("GET", "/api/escrow/{esc}/events", null, 200, 200, 404)]
    [EachStore("GET", "/api/commands/cmd_x", null, 404, 404, 404)]
    [EachStore("GET", "/api/escrow/{esc}/payment", null, 200, 403, 404)]
    [EachStore("GET", "/api/funds", null, 200, 200, 200)]
    [EachStore("POST", "/api/funds/fnd_x/decision", """{"decision":"DISMISS","reason":"r"}""", 404, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/force-transition", """{"toState":"CANCELLED","reason":"r"}""", 202, 403, 404)]
    [EachStore("GET", "/api/approvals", null, 200, 200, 200)]
    [EachStore("POST", "/api/approvals/apr_x/approve", null, 404, 403, 404)]
    [EachStore("POST", "/api/approvals/apr_x/reject", null, 404, 403, 404)]
    [EachStore("GET", "/api/reconciliation/breaks", null, 200, 200, 200)]
    [EachStore("POST", "/api/reconciliation/breaks/brk_x/resolve", """{"reason":"r"}""", 404, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/cancel", null, 202, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/confirm-payment", """{"transactionId":"t"}""", 202, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/mark-delivered", """{"title":"t"}""", 202, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/confirm-delivery", null, 202, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/release", null, 202, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/milestones/esc_x/release", null, 404, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/refund", """{"reason":"r"}""", 202, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/dispute", """{"reason":"r"}""", 202, 403, 404)]
    [EachStore(
        "POST", "/api/escrow/{esc}/dispute/{dsp}/resolve", """{"resolution":"REFUND","reason":"r"}""", 202, 403, 404)]
    [EachStore("POST", "/api/disputes/{dsp}/resolve", """{"resolution":"REFUND","reason":"r"}""", 202, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/dispute/{dsp}/concede", null, 202, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/dispute/{dsp}/messages", """{"text":"t"}""", 409, 403, 404)]
    [EachStore("GET", "/api/escrow/{esc}/dispute/{dsp}/messages", null, 404, 404, 404)]
    [EachStore("POST", "/api/escrow/{esc}/evidence", "{}", 400, 403, 400)]
    [EachStore("GET", "/api/escrow/{esc}/evidence", null, 200, 200, 404)]
    [EachStore("GET", "/api/escrow/{esc}/evidence/evd_x/upload", null, 404, 404, 404)]
    [EachStore("POST", "/api/escrow/{esc}/evidence/evd_x/verify", null, 404, 403, 404)]
    [EachStore("GET", "/api/escrow/{esc}/evidence/evd_x/download", null, 404, 404, 404)]
    [EachStore("POST", "/api/escrow/{esc}/dispute/{dsp}/escalate", null, 202, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/dispute/{dsp}/review", null, 202, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/dispute/{dsp}/offers", """{"resolution":"REFUND"}""", 202, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/dispute/{dsp}/offers/1/accept", null, 202, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/dispute/{dsp}/offers/1/drop", null, 202, 403, 404)]
    [EachStore(
        "POST", "/api/escrow/{esc}/milestones", """{"milestones":[{"title":"t","amount":"1"}]}""", 202, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/decision/withdraw", """{"reason":"r"}""", 202, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/settlements/set_x/retry", """{"reason":"r"}""", 202, 403, 404)]
    [EachStore("POST", "/api/escrow/{esc}/settlements/set_x/stop", """{"reason":"r"}""", 202, 403, 404)]
    [EachStore(
        "POST",
        "/api/escrow/{esc}/settlements/set_x/settle-elsewhere",
        """{"reference":"4711","reason":"r"}""",
        202,
        403,
        404)]
    [EachStore("GET", "/ledger-events", null, 400, 400, 400)]
    [EachStore("GET", "/ledger-events?positionId={pos}", null, 200, 200, 403)]
    [EachStore("GET", "/ledger-events/{led}/proof", null, 200, 200, 403)]
    [EachStore("GET", "/ledger-balances", null, 200, 200, 200)]
    [EachStore("GET", "/ledger-balances?institutionId={inst}", null, 200, 200, 403)]
    [EachStore("GET", "/ledger-balances?positionId={pos}", null, 200, 200, 403)]
    [EachStore("GET", "/ledger-statement?account=HELD&currency=USD", null, 200, 200, 200)]
    [EachStore("GET", "/ledger-statement?account=HELD&currency=USD&positionId={pos}", null, 200, 200, 403)]
    [EachStore("GET", "/ledger-checkpoints", null, 200, 200, 200)]
    [EachStore("GET", "/events", null, 200, 200, 200)]
    [EachStore("GET", "/audit-events", null, 200, 403, 200)]
    [EachStore("GET", "/operations/chain-operations", null, 403, 403, 403)]
    [EachStore("GET", "/operations/chain-operations/chn_x", null, 403, 403, 403)]
    [EachStore("POST", "/operations/chain-operations/chn_x/retry", """{"reason":"r"}""", 403, 403, 403)]
    [EachStore("POST", "/operations/chain-operations/chn_x/skip", """{"reason":"r"}""", 403, 403, 403)]
    [EachStore("GET", "/operations/ledger-replays", null, 403, 403, 403)]
    [EachStore("GET", "/operations/jobs", null, 403, 403, 403)]
    [EachStore("GET", "/operations/jobs/job_x", null, 403, 403, 403)]
    [EachStore("POST", "/operations/jobs/job_x/retry", """{"reason":"r"}""", 403, 403, 403)]
    [EachStore("POST", "/operations/jobs/job_x/delete", """{"reason":"r"}""", 403, 403, 403)]
    [EachStore("POST", "/operations/jobs/retry", """{"reason":"r"}""", 403, 403, 403)]
    [EachStore("GET", "/operations/queues", null, 403, 403, 403)]
    [EachStore("PUT", "/operations/queues/q", """{"paused":true,"reason":"r"}""", 403, 403, 403)]
    [EachStore("GET", "/operations/workers", null, 403, 403, 403)]
    [EachStore("GET", "/operations/rate-limits", null, 403, 403, 403)]
    [EachStore("GET", "/operations/instances", null, 403, 403, 403)]
    [EachStore("GET", "/operations/schedules", null, 403, 403, 403)]
    [EachStore("GET", "/operations/schedules/x", null, 403, 403, 403)]
    [EachStore("PUT", "/operations/schedules/x", "{}", 403, 403, 403)]
    [EachStore("POST", "/operations/schedules/x/trigger", """{"reason":"r"}""", 403, 403, 403)]
    public async Task Endpoint_ByRole_AnswersByTheTable(
        Store store, string method, string path, string? body, int admin, int reader, int stranger)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var other = await api.CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        var asset = (await tenant.Admin.GetAsync("/assets")).Json.GetProperty("data")[0];
        var url = path
            .Replace("{inst}", tenant.Id, StringComparison.Ordinal)
            .Replace("{tmpl}", asset.GetProperty("templateId").GetString(), StringComparison.Ordinal)
            .Replace("{ast}", asset.GetProperty("id").GetString(), StringComparison.Ordinal)
            .Replace("{pos}", position, StringComparison.Ordinal)
            .Replace("{led}", await tenant.FirstLedgerEventAsync(position), StringComparison.Ordinal)
            .Replace("{usr}", (await People.InviteAsync(api, tenant)).Id, StringComparison.Ordinal)
            .Replace("{apr}", await FindApprovalAsync(path, tenant), StringComparison.Ordinal);
        if (path.StartsWith("/api/escrow/", StringComparison.Ordinal)
            || path.StartsWith("/api/disputes/", StringComparison.Ordinal))
        {
            url = Fill(url, await (await Market.CreateAsync(api, tenant)).OpenAsync());
        }

        var verb = HttpMethod.Parse(method);

        // The strangers come first: what they were refused must still be possible.
        (await SendAsync(other.Admin)).Expect((HttpStatusCode)stranger);
        (await SendAsync(tenant.Reader)).Expect((HttpStatusCode)reader);
        (await SendAsync(tenant.Admin)).Expect((HttpStatusCode)admin);

        async Task<Answer> SendAsync(ApiClient client)
        {
            using var request = new HttpRequestMessage(verb, url);
            // Nobody here decides what is commanded of an escrow.
            request.Headers.Add("Prefer", "wait=0");
            if (body is not null)
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            return await client.SendAsync(request);
        }
    }

    private static string Fill(string url, string escrow) => url
        .Replace("{esc}", escrow, StringComparison.Ordinal)
        .Replace("{dsp}", escrow.Replace("esc_", "dsp_", StringComparison.Ordinal), StringComparison.Ordinal);

    // Asked for by the admin, who may therefore not approve it.
    private static async Task<string> FindApprovalAsync(string path, Tenant tenant) =>
        path.Contains("{apr}", StringComparison.Ordinal) ? await tenant.RequestReleaseAsync() : "";

    [Theory]
    [EachStore("/institutions/{inst}", "Forbidden to access this institution")]
    [EachStore("/institutions/{inst}/api-keys", "Forbidden to list API keys for this institution")]
    [EachStore("/institutions/{inst}/policies", "Forbidden to access policies for this institution")]
    [EachStore("/institutions/inst_unknown", "Forbidden to access this institution")]
    public async Task Institution_OfAnother_IsRefusedInTheContractsWords(Store store, string path, string error)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var other = await stores[store].CreateTenantAsync();

        var refused = await other.Admin.GetAsync(path.Replace("{inst}", tenant.Id, StringComparison.Ordinal));

        refused.ExpectError(HttpStatusCode.Forbidden, error);
    }

    [Theory]
    [EachStore]
    public async Task Lists_OfAKey_ShowItsInstitutionOnlyWhateverItAsksFor(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var other = await stores[store].CreateTenantAsync();
        await tenant.CreatePositionAsync();

        foreach (var list in new[] { "/asset-templates", "/assets", "/positions" })
        {
            var answer = (await other.Admin.GetAsync($"{list}?institutionId={tenant.Id}")).Expect(HttpStatusCode.OK);
            Assert.Equal(0, answer.Json.GetProperty("pagination").GetProperty("total").GetInt64());
        }

        var institutions = (await other.Admin.GetAsync("/institutions")).Json;
        Assert.Equal(other.Id, Assert.Single(institutions.EnumerateArray()).GetProperty("id").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Writes_IntoAnotherInstitution_AreRefused(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var other = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();

        var named = await other.Admin.PostAsync(
            "/positions",
            $$"""
            {"institutionId":"{{tenant.Id}}","assetId":"{{asset}}","holderReference":"h","currency":"USD","amount":1}
            """);
        var borrowed = await other.PostPositionAsync(asset);

        named.ExpectError(HttpStatusCode.Forbidden, "Forbidden");
        Assert.Equal("Cannot create positions for a different institution", named.Details);
        borrowed.ExpectError(HttpStatusCode.BadRequest, "Asset not found for institution");
    }

    [Theory]
    [EachStore]
    public async Task Root_WithoutAnInstitution_IsAskedForOne(Store store)
    {
        var refused = await stores[store].Root.PostAsync(
            "/positions", """{"assetId":"ast_x","holderReference":"h","currency":"USD","amount":1}""");

        refused.ExpectError(HttpStatusCode.BadRequest, "Invalid institution context");
        Assert.Equal("Institution must be specified or derived from API key", refused.Details);
    }

    [Fact]
    public void Endpoints_AllButTheHealthOnes_HaveAnAccessRule()
    {
        var endpoints = stores[Store.Memory].Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        Assert.Equal(
            Anonymous,
            endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                .Select(endpoint => endpoint.RoutePattern.RawText)
                .Order());
        Assert.All(
            endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null),
            endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<AccessRule>()));
        Assert.Equal(144, endpoints.Count - Anonymous.Length);
    }
}
