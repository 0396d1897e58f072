using System.Net;

namespace EscrowGrid.Api.Tests.Policies;

[Collection(StoresDefinition.Name)]
public sealed class TransitionPolicyTests(Stores stores)
{
    private const string Everything =
        """
        {"minAmount":1,"maxAmount":100,"allowedCurrencies":["USD"],"maxTenorDays":30,"approvalAmount":50.5,
        "allowedTransitions":["FUNDED","RELEASED"],"blockedTransitions":["CANCELLED"]}
        """;

    [Theory]
    [EachStore]
    public async Task Policy_WithEveryMember_IsShownAsItWasPut(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        await tenant.PutPolicyAsync(Everything);

        var read = (await tenant.Admin.GetAsync($"/institutions/{tenant.Id}/policies/US")).Expect(HttpStatusCode.OK);
        Assert.Equal(
            Everything.ReplaceLineEndings(""), read.Json.GetProperty("config").GetProperty("position").GetRawText());

        await tenant.PutPolicyAsync("{}");
        read = await tenant.Admin.GetAsync($"/institutions/{tenant.Id}/policies/US");
        Assert.Equal("{}", read.Json.GetProperty("config").GetProperty("position").GetRawText());
    }

    [Theory]
    [EachStore("maxTenorDays", "0")]
    [EachStore("maxTenorDays", "3651")]
    [EachStore("maxTenorDays", "1.5")]
    [EachStore("maxTenorDays", "\"1\"")]
    [EachStore("approvalAmount", "0")]
    [EachStore("allowedTransitions", "\"FUNDED\"")]
    [EachStore("blockedTransitions", "null")]
    public async Task Policy_WithABadMember_NamesIt(Store store, string member, string value)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var refused = await tenant.Admin.PutAsync(
            $"/institutions/{tenant.Id}/policies/US", $$$"""{"position":{"{{{member}}}":{{{value}}}}}""");

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.NotNull(refused.MessageOf($"position.{member}"));
    }

    [Theory]
    [EachStore("""{"blockedTransitions":["CANCELLED"]}""", "CANCELLED", "FUNDED")]
    [EachStore("""{"allowedTransitions":["CANCELLED"]}""", "FUNDED", "CANCELLED")]
    public async Task Transition_ThatThePolicyBlocks_IsRefusedAndSoShown(
        Store store, string policy, string blocked, string free)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        var tag = (await tenant.Admin.GetAsync($"/positions/{position}")).Headers.ETag!.ToString();
        await tenant.PutPolicyAsync(policy);

        var refused = await tenant.TransitionAsync(position, blocked);
        var read = await ReadAsync(tenant, position, tag);

        refused.ExpectError(HttpStatusCode.Conflict, "Transition blocked by policy");
        Assert.Equal($"Policy blocks transitions to {blocked}", refused.Details);
        // The position is the same, what may be done with it is not: 304 would hide that.
        read.Expect(HttpStatusCode.OK);
        Assert.NotEqual(tag, read.Headers.ETag!.ToString());
        var action = read.Json.GetProperty("allowed_actions").EnumerateArray()
            .Single(it => it.GetProperty("action").GetString() == blocked);
        Assert.Equal(refused.Details, action.GetProperty("reason").GetString());
        (await ReadAsync(tenant, position, read.Headers.ETag!.ToString())).Expect(HttpStatusCode.NotModified);
        (await tenant.TransitionAsync(position, free)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [EachStore]
    public async Task Transitions_WhileThePolicyChanges_AreBeforeOrAfterIt(Store store)
    {
        const int Rounds = 25;
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        for (var round = 0; round < Rounds; round++)
        {
            await tenant.PutPolicyAsync("{}");
            var position = (await tenant.PostPositionAsync(asset)).Expect(HttpStatusCode.Created).Id;

            var put = tenant.PutPolicyAsync("""{"blockedTransitions":["FUNDED"]}""");
            var moved = await tenant.TransitionAsync(position, "FUNDED");
            await put;

            // A change of the rules is no rival of the position's: the transition is decided again.
            if (moved.Status is not HttpStatusCode.OK)
                moved.ExpectError(HttpStatusCode.Conflict, "Transition blocked by policy");
            var late = (await tenant.PostPositionAsync(asset)).Expect(HttpStatusCode.Created).Id;
            (await tenant.TransitionAsync(late, "FUNDED"))
                .ExpectError(HttpStatusCode.Conflict, "Transition blocked by policy");
        }
    }

    [Fact]
    public async Task Policy_ChangedElsewhere_BindsTheNextTransition()
    {
        var tenant = await stores[Store.Postgres].CreateTenantAsync();
        await using var other = await stores.StartAnotherAsync(Store.Postgres);
        using var elsewhere = other.ClientWith(tenant.Admin.Key);
        var position = await tenant.CreatePositionAsync();
        (await elsewhere.GetAsync($"/positions/{position}")).Expect(HttpStatusCode.OK);
        await tenant.PutPolicyAsync("""{"blockedTransitions":["FUNDED"]}""");

        var refused = await elsewhere.PostAsync($"/positions/{position}/transition", """{"toState":"FUNDED"}""");

        refused.ExpectError(HttpStatusCode.Conflict, "Transition blocked by policy");
    }

    private static async Task<Answer> ReadAsync(Tenant tenant, string position, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/positions/{position}");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await tenant.Admin.SendAsync(request);
    }
}
