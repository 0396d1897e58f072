using System.Net;
using System.Text.Json;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Tests.Escrows;
using EscrowGrid.Api.Tests.Evidence;
using EscrowGrid.Api.Tests.Users;
using EscrowGrid.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Xunit.Abstractions;

namespace EscrowGrid.Api.Tests.OpenApi;

/// <summary>What <c>/openapi.json</c> says is what the API does: every operation, with every status.</summary>
[Collection(StoresDefinition.Name)]
public sealed class TruthTests(Stores stores, ITestOutputHelper output)
{
    private const string NoDatabase = "Host=127.0.0.1;Port=1;Database=none;Username=none;Password=none;Timeout=2";

    private static readonly string[] Pages = ["/docs/problems", "/docs/{**page}", "/openapi.json"];

    [Theory]
    [EachStore]
    public async Task Description_EveryOperationAndStatus_IsWhatTheApiAnswers(Store store)
    {
        var api = stores[store];
        var document = (await api.Root.GetAsync("/openapi.json")).Json;
        var operations = DescribedOperation.ReadAll(document);
        var driver = new Driver(api, document);

        foreach (var operation in operations)
            await driver.DriveAsync(operation);
        await DriveOwnRefusalsAsync(driver, operations, await DescribedWorld.CreateAsync(api));
        await DriveDecisionsAsync(driver, operations.ToDictionary(operation => operation.Id), store);
        await DriveEvidenceAsync(driver, operations.ToDictionary(operation => operation.Id), store);
        await DriveApprovalsAsync(driver, operations.ToDictionary(operation => operation.Id), store);
        await DriveSignInRefusalsAsync(driver, operations.ToDictionary(operation => operation.Id), store);
        await DriveStrangersAsync(driver, [.. operations.Where(operation => operation.NeedsKey)], store);
        await DriveOutageAsync(driver, operations, (await api.CreateTenantAsync()).Admin.Key!);

        var described = operations.SelectMany(it => it.Statuses.Select(status => (it.Id, status))).ToHashSet();
        output.WriteLine($"{operations.Count} operations, {described.Count} pairs of operation and status");
        var faults = driver.Faults.Distinct().ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        var missing = described.Except(driver.Driven).ToList();
        Assert.True(missing.Count == 0, $"Not driven: {string.Join(", ", missing)}");
    }

    [Fact]
    public async Task Description_EveryReference_LeadsSomewhereAndIdsAreUnique()
    {
        var document = (await stores[Store.Memory].Root.GetAsync("/openapi.json")).Json;
        var operations = DescribedOperation.ReadAll(document);
        var check = new SchemaCheck(document);

        Assert.Equal(operations.Count, operations.Select(operation => operation.Id).Distinct().Count());
        Assert.All(operations, operation => Assert.True(GoodCall.Table.ContainsKey(operation.Id), operation.Id));
        var references = FindReferences(document).ToList();
        Assert.NotEmpty(references);
        Assert.All(
            references, reference => Assert.NotEqual(JsonValueKind.Undefined, check.Resolve(reference).ValueKind));
    }

    [Fact]
    public void Endpoints_AllButThePages_AreDescribed()
    {
        var endpoints = stores[Store.Memory].Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<Operation>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText);

        Assert.Equal(Pages, endpoints.Order(StringComparer.Ordinal));
    }

    /// <summary>What only one operation refuses, and in its own way.</summary>
    private static async Task DriveOwnRefusalsAsync(
        Driver driver, IReadOnlyList<DescribedOperation> operations, DescribedWorld world)
    {
        var byId = operations.ToDictionary(operation => operation.Id);
        await driver.SendAsync(
            byId["transitionPosition"], GoodCall.Table["transitionPosition"].In(world), ("If-Match", "\"v99\""));
        await driver.SendAsync(
            byId["putInstitutionSettings"],
            GoodCall.Table["putInstitutionSettings"].In(world),
            ("If-Match", "\"v99\""));
        await driver.SendAsync(byId["putPolicy"], GoodCall.Table["putPolicy"].In(world), ("If-Match", "\"v99\""));
        await driver.SendAsync(
            byId["putWebhook"], GoodCall.Table["putWebhook"].In(world), ("If-Match", "\"v99\""));
        for (var i = 0; i < 2; i++)
        {
            await driver.SendAsync(
                byId["cancelAnyWebhookDelivery"], GoodCall.Table["cancelAnyWebhookDelivery"].In(world));
        }

        await driver.SendAsync(byId["listLedgerBalances"], new GoodCall("/ledger-balances?at=now"));
        await driver.SendAsync(
            byId["getPolicy"], new GoodCall(world.Fill("/institutions/{inst}/policies/MOON")));
    }

    /// <summary>What is commanded of escrows, where somebody decides it: once done, and once too early or late.
    /// </summary>
    private async Task DriveDecisionsAsync(
        Driver driver, Dictionary<string, DescribedOperation> operations, Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var stages = await EscrowStages.ReachAllAsync(market);
        // One offer, and one claim, may follow another, so twice is not too late for it.
        var steps = stages
            .Append(new("makeOffer", stages["cancelEscrow"]))
            .Append(new("confirmPayment", stages["cancelEscrow"]));
        foreach (var (id, escrow) in steps)
        {
            var call = GoodCall.Table[id] with { Header = ("Prefer", "wait=10") };
            var world = DescribedWorld.Nowhere with { Ids = EscrowStages.Ids(escrow), User = market.UserFor(id) };
            await driver.DriveDecisionAsync(operations[id], call.In(world), api.Address, world);
            await driver.DriveDecisionAsync(operations[id], call.In(world), api.Address, world);
            await driver.DriveDecisionAsync(
                operations["getEscrowPayment"],
                GoodCall.Table["getEscrowPayment"].In(world),
                api.Address,
                world with { User = null });
        }

        // Milestones are there only where somebody decides, so only there can one be released without waiting.
        var released = stages["releaseMilestone"];
        var ends = DescribedWorld.Nowhere with
        {
            Ids = EscrowStages.Ids(released),
            User = market.UserFor("releaseMilestone"),
        };
        var hasty = GoodCall.Table["releaseMilestone"].In(ends) with { Header = ("Prefer", "respond-async") };
        await driver.DriveDecisionAsync(operations["releaseMilestone"], hasty, api.Address, ends);
    }

    /// <summary>What is said and shown about escrows, where there is a storage and something to prove.</summary>
    private async Task DriveEvidenceAsync(
        Driver driver, Dictionary<string, DescribedOperation> operations, Store store)
    {
        await using var server = await ObjectServer.StartAsync();
        await using var api = await WorkingApi.StartAsync(stores, store, server.Settings);
        var market = await Market.CreateAsync(api);
        foreach (var (id, ids) in await EvidenceStages.ReachAllAsync(market))
        {
            var world = DescribedWorld.Nowhere with { Ids = ids, User = market.Seller };
            var call = GoodCall.Table[id].In(world);
            await driver.DriveDecisionAsync(operations[id], call, api.Address, world);
            if (call.Body is null)
            {
                var cached = call with { Header = ("If-None-Match", "*") };
                await driver.DriveDecisionAsync(operations[id], cached, api.Address, world);
                continue;
            }

            var keyed = call with { Header = ("Idempotency-Key", $"{id}-{market.Tenant.Id}") };
            await driver.DriveDecisionAsync(operations[id], keyed, api.Address, world);
            var other = keyed with { Body = keyed.Body!.Replace("empty", "full").Replace("waybill", "bill") };
            await driver.DriveDecisionAsync(operations[id], other, api.Address, world);
        }
    }

    /// <summary>What a second person decides: once, once more, and with another body under the same key.</summary>
    private async Task DriveApprovalsAsync(
        Driver driver, Dictionary<string, DescribedOperation> operations, Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var room = await StaffRoom.OpenAsync(api);
        foreach (var id in new[] { "approveEscrowCommand", "rejectEscrowCommand" })
        {
            var escrow = await room.Market.OpenFundedAsync();
            var approval = await StaffRoom.AskForApprovalAsync(room.Market.AsStaff, escrow);
            await DriveThriceAsync(id, new() { ["{appr}"] = approval }, """{"reason":"Other"}""");
        }

        await DriveThriceAsync(
            "forceTransition",
            new() { ["{esc}"] = await room.Market.OpenFundedAsync() },
            """{"toState":"CANCELLED","reason":"Other"}""");
        await DriveThriceAsync(
            "settleElsewhere",
            new(EscrowStages.Ids(await EscrowStages.OpenFailedAsync(room.Market))),
            """{"reference":"4712","reason":"Other"}""");

        async Task DriveThriceAsync(string id, Dictionary<string, string> ids, string otherBody)
        {
            var world = DescribedWorld.Nowhere with { Ids = ids, User = room.Anna };
            var call = GoodCall.Table[id].In(world);
            var keyed = call with { Header = ("Idempotency-Key", $"{id}-{room.Market.Tenant.Id}") };
            await driver.DriveDecisionAsync(operations[id], keyed, api.Address, world);
            await driver.DriveDecisionAsync(operations[id], keyed with { Body = otherBody }, api.Address, world);
            await driver.DriveDecisionAsync(operations[id], call, api.Address, world);
        }
    }

    /// <summary>What strangers are refused: because of who they are, what they say, or how the API is set up.</summary>
    private async Task DriveSignInRefusalsAsync(
        Driver driver, Dictionary<string, DescribedOperation> operations, Store store)
    {
        var api = stores[store];
        var world = await DescribedWorld.CreateAsync(api);
        await driver.DriveAsync(operations["signUp"], api.Address, world);
        await driver.DriveAsync(operations["signUp"], api.Address, world);
        await driver.DriveAsync(operations["signIn"], api.Address, DescribedWorld.Nowhere);
        await driver.DriveAsync(operations["refreshSession"], api.Address, DescribedWorld.Nowhere);
        (await api.Root.PutAsync($"/api/users/{world.User!.Id}/state", """{"state":"LOCKED","reason":"r"}"""))
            .Expect(HttpStatusCode.OK);
        await driver.DriveAsync(operations["signIn"], api.Address, world);

        string[] strange = ["signUp", "acceptInvitation", "signIn", "refreshSession"];
        await DriveAllAsync(["signUp", "acceptInvitation"], new() { ["SIGN_UP"] = "off" });
        await DriveAllAsync(["signUp", "acceptInvitation"], new() { ["TERMS_VERSION"] = "2026-11" });
        await DriveAllAsync([.. strange, .. strange], new()
        {
            ["RATE_LIMIT_SIGN_UPS"] = "1",
            ["RATE_LIMIT_SIGN_INS"] = "1",
            ["RATE_LIMIT_REFRESHES"] = "1",
        });
        await using var terms = await stores.StartAnotherAsync(
            store, new Dictionary<string, string?> { ["TERMS_VERSION"] = "2026-11" });
        var tenant = await terms.CreateTenantAsync();
        var user = await People.SignUpAsync(terms, tenant.Id, termsVersion: "2026-11");
        await driver.DriveAsync(
            operations["acceptTerms"], terms.Address, DescribedWorld.Nowhere with { User = user });

        async Task DriveAllAsync(string[] ids, Dictionary<string, string?> settings)
        {
            await using var other = await stores.StartAnotherAsync(store, settings);
            foreach (var id in ids)
                await driver.DriveAsync(operations[id], other.Address, DescribedWorld.Nowhere);
        }
    }

    /// <summary>Root from a place where it may not be, and a key that has called too often.</summary>
    private async Task DriveStrangersAsync(Driver driver, IReadOnlyList<DescribedOperation> operations, Store store)
    {
        await using var closed = await stores.StartAnotherAsync(
            store, new Dictionary<string, string?> { ["ROOT_API_KEY_ALLOWED_IPS"] = "192.0.2.1" });
        await using var limited = await stores.StartAnotherAsync(
            store,
            new Dictionary<string, string?> { ["RATE_LIMIT_ENABLED"] = "true", ["RATE_LIMIT_MAX_REQUESTS"] = "1" });
        var tenant = await limited.CreateTenantAsync();
        await tenant.Admin.GetAsync("/assets");
        foreach (var operation in operations)
        {
            await driver.DriveAsync(operation, closed.Address, ApiUnderTest.RootKey);
            await driver.DriveAsync(operation, limited.Address, tenant.Admin.Key!);
        }
    }

    private static async Task DriveOutageAsync(
        Driver driver, IReadOnlyList<DescribedOperation> operations, string unknownKey)
    {
        await using var api = await ApiUnderTest.StartAsync(NoDatabase);
        foreach (var operation in operations.Where(it => it.Statuses.Contains(503)))
            await driver.DriveAsync(operation, api.Address, unknownKey);
    }

    private static IEnumerable<string> FindReferences(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member is { Name: "$ref", Value.ValueKind: JsonValueKind.String }
                ? [member.Value.GetString()!]
                : FindReferences(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(FindReferences),
        _ => [],
    };
}
