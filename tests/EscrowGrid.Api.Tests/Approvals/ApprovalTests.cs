using System.Net;
using EscrowGrid.Api.Tests.ApiKeys;

namespace EscrowGrid.Api.Tests.Approvals;

[Collection(StoresDefinition.Name)]
public sealed class ApprovalTests(Stores stores)
{
    [Theory]
    [EachStore("RELEASED", null, "RELEASED")]
    [EachStore("CANCELLED", null, "CANCELLED")]
    [EachStore("EXPIRED", null, "EXPIRED")]
    [EachStore("PARTIALLY_RELEASED", "60", "PARTIALLY_RELEASED")]
    [EachStore("PARTIALLY_RELEASED", null, "PARTIALLY_RELEASED")]
    public async Task Transition_FromTheAmountOn_NeedsTwoKeys(Store store, string toState, string? amount, string state)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        await tenant.PutPolicyAsync("""{"approvalAmount":60}""");
        var position = await tenant.CreateFundedPositionAsync();
        var second = await AnotherAdminAsync(api, tenant);
        var wanted = amount is null
            ? $$"""{"toState":"{{toState}}","reason":"due"}"""
            : $$"""{"toState":"{{toState}}","reason":"due","amount":{{amount}}}""";

        var asked = (await tenant.Admin.PostAsync($"/positions/{position}/transition", wanted))
            .Expect(HttpStatusCode.Accepted);
        var waiting = (await tenant.Admin.GetAsync($"/positions/{position}")).Expect(HttpStatusCode.OK);
        var byRequester = await tenant.Admin.SendAsync(HttpMethod.Post, Approve(asked.Id), json: null);
        var byReader = await tenant.Reader.SendAsync(HttpMethod.Post, Approve(asked.Id), json: null);
        var approved = await second.SendAsync(HttpMethod.Post, Approve(asked.Id), json: null);
        var again = await second.SendAsync(HttpMethod.Post, Approve(asked.Id), json: null);

        Assert.Equal("PENDING", asked.State);
        Assert.Equal("FUNDED", waiting.State);
        byRequester.ExpectError(HttpStatusCode.Forbidden, "Approval needs another API key than the request");
        byReader.ExpectError(HttpStatusCode.Forbidden, "Write access forbidden for read_only API key");
        Assert.Equal(state, approved.Expect(HttpStatusCode.OK).State);
        Assert.Equal("due", approved.Json.GetProperty("events")[1].GetProperty("reason").GetString());
        Assert.Equal("state=APPROVED", again.ExpectError(HttpStatusCode.Conflict, "Approval is not pending").Details);
        var shown = (await tenant.Reader.GetAsync($"/approvals/{asked.Id}")).Expect(HttpStatusCode.OK);
        Assert.Equal("APPROVED", shown.State);
        Assert.NotEqual(
            shown.Json.GetProperty("requestedBy").GetString(), shown.Json.GetProperty("decidedBy").GetString());
        Assert.Equal(3, await tenant.CountLedgerEventsAsync(position));
        var trail = (await tenant.Admin.GetAsync("/audit-events?limit=1000")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("APPROVAL_REQUESTED", trail, StringComparison.Ordinal);
        Assert.Contains("APPROVAL_GRANTED", trail, StringComparison.Ordinal);
        Assert.Contains($"\"approvalId\":\"{asked.Id}\"", trail, StringComparison.Ordinal);
    }

    [Theory]
    [EachStore("""{"toState":"PARTIALLY_RELEASED","amount":59.99999999}""")]
    [EachStore("""{"toState":"FUNDED"}""")]
    public async Task Transition_BelowTheAmount_NeedsOneKey(Store store, string wanted)
    {
        var tenant = await stores[store].CreateTenantAsync();
        await tenant.PutPolicyAsync("""{"approvalAmount":60}""");
        var position = await tenant.CreateFundedPositionAsync();

        (await tenant.Admin.PostAsync($"/positions/{position}/transition", wanted)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [EachStore]
    public async Task Approvals_ByManyAtOnce_MoveThePositionOnce(Store store)
    {
        const int Rivals = 12;
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var approval = await tenant.RequestReleaseAsync();
        var second = await AnotherAdminAsync(api, tenant);

        var answers = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(i =>
            (i % 2 == 0 ? api.Root : second).SendAsync(HttpMethod.Post, Approve(approval), json: null)));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => answer.Status is not HttpStatusCode.OK),
            answer => answer.ExpectError(HttpStatusCode.Conflict, "Approval is not pending"));
        var position = (await tenant.Admin.GetAsync($"/approvals/{approval}")).Json.GetProperty("positionId");
        Assert.Equal(3, await tenant.CountLedgerEventsAsync(position.GetString()!));
    }

    [Theory]
    [EachStore]
    public async Task Approval_OfAPositionThatMovedOtherwise_IsSuperseded(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var approval = await tenant.RequestReleaseAsync();
        var position = (await tenant.Admin.GetAsync($"/approvals/{approval}")).Json.GetProperty("positionId");
        (await tenant.Admin.PostAsync(
            $"/positions/{position}/transition", """{"toState":"PARTIALLY_RELEASED","amount":1}"""))
            .Expect(HttpStatusCode.OK);

        var refused = await api.Root.SendAsync(HttpMethod.Post, Approve(approval), json: null);

        Assert.Equal(
            "state=SUPERSEDED", refused.ExpectError(HttpStatusCode.Conflict, "Approval is not pending").Details);
        Assert.Equal([approval], await ListAsync(tenant, "state=SUPERSEDED"));
        Assert.Empty(await ListAsync(tenant, "state=PENDING"));
    }

    [Theory]
    [EachStore]
    public async Task Approval_AskedByAKeyThatIsRevoked_IsWithdrawn(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        await tenant.PutPolicyAsync("""{"approvalAmount":100}""");
        var position = await tenant.CreateFundedPositionAsync();
        var (id, asker) = await api.CreateAsync(tenant);
        var approval = (await asker.PostAsync($"/positions/{position}/transition", """{"toState":"RELEASED"}"""))
            .Expect(HttpStatusCode.Accepted).Id;
        (await tenant.Admin.SendAsync(HttpMethod.Post, $"{IssuedKey.KeysOf(tenant)}/{id}/revoke", json: null))
            .Expect(HttpStatusCode.OK);

        var refused = await tenant.Admin.SendAsync(HttpMethod.Post, Approve(approval), json: null);

        Assert.Equal(
            "state=WITHDRAWN", refused.ExpectError(HttpStatusCode.Conflict, "Approval is not pending").Details);
        Assert.Equal("FUNDED", (await tenant.Admin.GetAsync($"/positions/{position}")).State);
    }

    [Theory]
    [EachStore]
    public async Task Approval_ByTheKeyThatReplacedTheRequester_IsRefused(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        await tenant.PutPolicyAsync("""{"approvalAmount":100}""");
        var position = await tenant.CreateFundedPositionAsync();
        var (id, asker) = await api.CreateAsync(tenant);
        var approval = (await asker.PostAsync($"/positions/{position}/transition", """{"toState":"RELEASED"}"""))
            .Expect(HttpStatusCode.Accepted).Id;
        var rotated = (await tenant.Admin.PostAsync(
            $"{IssuedKey.KeysOf(tenant)}/{id}/rotate", """{"expiresInSeconds":600}""")).Expect(HttpStatusCode.Created);
        using var renewed = api.ClientWith(rotated.Json.GetProperty("apiKey").GetString());

        var refused = await renewed.SendAsync(HttpMethod.Post, Approve(approval), json: null);

        refused.ExpectError(HttpStatusCode.Forbidden, "Approval needs another API key than the request");
        (await tenant.Admin.SendAsync(HttpMethod.Post, Approve(approval), json: null)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [EachStore]
    public async Task Approval_AfterItsTime_IsExpired(Store store)
    {
        var time = new MovableTime();
        await using var api = await stores.StartAnotherAsync(store, time: time);
        var tenant = await api.CreateTenantAsync();
        var approval = await tenant.RequestReleaseAsync();
        time.Advance(TimeSpan.FromDays(7));

        var refused = await api.Root.SendAsync(HttpMethod.Post, Approve(approval), json: null);

        Assert.Equal("state=EXPIRED", refused.ExpectError(HttpStatusCode.Conflict, "Approval is not pending").Details);
        Assert.Equal([approval], await ListAsync(tenant, "state=EXPIRED"));
    }

    [Theory]
    [EachStore]
    public async Task Rejection_OfAWaitingTransition_EndsIt(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var approval = await tenant.RequestReleaseAsync();

        var rejected = await tenant.Admin.PostAsync($"/approvals/{approval}/reject", """{"reason":"not yet"}""");
        var approved = await api.Root.SendAsync(HttpMethod.Post, Approve(approval), json: null);

        Assert.Equal("REJECTED", rejected.Expect(HttpStatusCode.OK).State);
        Assert.Equal("not yet", rejected.Json.GetProperty("decisionReason").GetString());
        Assert.Equal(
            "state=REJECTED", approved.ExpectError(HttpStatusCode.Conflict, "Approval is not pending").Details);
    }

    [Theory]
    [EachStore]
    public async Task Approval_ThatThePolicyHasComeToForbid_IsRefused(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var approval = await tenant.RequestReleaseAsync();
        await tenant.PutPolicyAsync("""{"blockedTransitions":["RELEASED"]}""");

        var refused = await api.Root.SendAsync(HttpMethod.Post, Approve(approval), json: null);

        refused.ExpectError(HttpStatusCode.Conflict, "Transition blocked by policy");
        Assert.Equal([approval], await ListAsync(tenant, "state=PENDING"));
    }

    [Theory]
    [EachStore]
    public async Task Request_Again_IsTheSameAndSoIsItsReplay(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        await tenant.PutPolicyAsync("""{"approvalAmount":100}""");
        var path = $"/positions/{await tenant.CreateFundedPositionAsync()}/transition";
        const string Wanted = """{"toState":"RELEASED","metadata":{"a":1}}""";

        var first = (await tenant.Admin.PostOnceAsync(path, Wanted, "r")).Expect(HttpStatusCode.Accepted);
        var replayed = (await tenant.Admin.PostOnceAsync(path, Wanted, "r")).Expect(HttpStatusCode.Accepted);
        var again = (await tenant.Admin.PostAsync(path, Wanted)).Expect(HttpStatusCode.Accepted);
        var other = (await api.Root.PostAsync(path, Wanted)).Expect(HttpStatusCode.Accepted);

        Assert.Equal((first.Text, true), (replayed.Text, replayed.IsReplayed));
        Assert.Equal(first.Text, again.Text);
        Assert.NotEqual(first.Id, other.Id);
        var once = (await api.Root.PostOnceAsync(Approve(first.Id), json: null, "a")).Expect(HttpStatusCode.OK);
        var repeated = (await api.Root.PostOnceAsync(Approve(first.Id), json: null, "a")).Expect(HttpStatusCode.OK);
        Assert.Equal((once.Text, true), (repeated.Text, repeated.IsReplayed));
    }

    [Theory]
    [EachStore]
    public async Task List_ByCursor_ShowsEachOnceAndOnlyOnesOwn(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var stranger = await api.CreateTenantAsync();
        await stranger.RequestReleaseAsync();
        string[] asked = [await tenant.RequestReleaseAsync(), await tenant.RequestReleaseAsync()];

        var first = (await tenant.Reader.GetAsync("/approvals?cursor=&limit=1")).Expect(HttpStatusCode.OK).Json;
        var next = first.GetProperty("pagination").GetProperty("nextCursor").GetString();
        var second = (await tenant.Reader.GetAsync($"/approvals?cursor={next}&limit=1")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal(
            asked.Order(),
            new[] { first, second }.Select(page => page.GetProperty("data")[0].GetProperty("id").GetString()).Order());
        Assert.False(second.GetProperty("pagination").GetProperty("hasMore").GetBoolean());
        (await tenant.Reader.GetAsync($"/approvals?state=PENDING&cursor={next}"))
            .ExpectError(HttpStatusCode.BadRequest, "Invalid pagination parameters");
        (await tenant.Reader.GetAsync("/approvals?state=OPEN"))
            .ExpectError(HttpStatusCode.BadRequest, "Validation failed");
    }

    private static string Approve(string approval) => $"/approvals/{approval}/approve";

    private static async Task<ApiClient> AnotherAdminAsync(ApiUnderTest api, Tenant tenant) =>
        (await api.CreateAsync(tenant)).Client;

    private static async Task<string[]> ListAsync(Tenant tenant, string query) =>
    [
        .. (await tenant.Admin.GetAsync($"/approvals?{query}")).Expect(HttpStatusCode.OK).Json.GetProperty("data")
            .EnumerateArray().Select(row => row.GetProperty("id").GetString()!),
    ];
}
