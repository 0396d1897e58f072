using System.Net;

namespace EscrowGrid.Api.Tests.Positions;

[Collection(StoresDefinition.Name)]
public sealed class AllowedActionTests(Stores stores)
{
    private static readonly string[] Targets = ["FUNDED", "PARTIALLY_RELEASED", "RELEASED", "CANCELLED", "EXPIRED"];

    // Every way to every state, and what may be done there.
    [Theory]
    [EachStore("", "FUNDED CANCELLED EXPIRED")]
    [EachStore("FUNDED", "PARTIALLY_RELEASED RELEASED CANCELLED EXPIRED")]
    [EachStore("FUNDED PARTIALLY_RELEASED", "PARTIALLY_RELEASED RELEASED CANCELLED EXPIRED")]
    [EachStore("FUNDED RELEASED", "")]
    [EachStore("CANCELLED", "")]
    [EachStore("EXPIRED", "")]
    public async Task Actions_OfAPosition_AreThoseThatTheTransitionAccepts(Store store, string path, string allowed)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        foreach (var target in Targets)
        {
            var position = (await tenant.PostPositionAsync(asset)).Expect(HttpStatusCode.Created);
            foreach (var state in path.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                position = (await tenant.TransitionAsync(position.Id, state)).Expect(HttpStatusCode.OK);
            var version = position.Json.GetProperty("version").GetInt64();
            var isAllowed = ActionsOf(position)[target].Allowed;

            var tried = await tenant.Admin.PostAsync(
                $"/positions/{position.Id}/transition", $$"""{"toState":"{{target}}","reason":"tried"}""");

            var hasMoved = tried.Status is HttpStatusCode.OK
                && tried.Json.GetProperty("version").GetInt64() > version;
            Assert.Equal(allowed.Split(' ').Contains(target), isAllowed);
            Assert.Equal(isAllowed, hasMoved);
            if (tried.Status is HttpStatusCode.BadRequest)
                Assert.Equal(tried.Details, ActionsOf(position)[target].Reason);
        }
    }

    [Theory]
    [EachStore]
    public async Task Actions_OfAReader_AreNone(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();

        var read = await tenant.Reader.GetAsync($"/positions/{position}");
        var written = await tenant.Admin.GetAsync($"/positions/{position}");

        Assert.Equal(Targets, ActionsOf(read).Keys);
        Assert.All(
            ActionsOf(read).Values,
            action => Assert.Equal((false, "Write access forbidden for read_only API key"), action));
        Assert.Equal((true, null), ActionsOf(written)["FUNDED"]);
        Assert.Equal((false, "Invalid transition from CREATED to RELEASED"), ActionsOf(written)["RELEASED"]);
    }

    [Theory]
    [EachStore]
    public async Task Actions_InAList_AreLeftOut(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        await tenant.CreatePositionAsync();

        var row = (await tenant.Admin.GetAsync("/positions")).Json.GetProperty("data")[0];

        Assert.False(row.TryGetProperty("allowed_actions", out _));
        Assert.Equal(1, row.GetProperty("version").GetInt64());
    }

    private static Dictionary<string, (bool Allowed, string? Reason)> ActionsOf(Answer position) =>
        position.Json.GetProperty("allowed_actions").EnumerateArray().ToDictionary(
            action => action.GetProperty("action").GetString()!,
            action => (
                action.GetProperty("allowed").GetBoolean(),
                action.TryGetProperty("reason", out var reason) ? reason.GetString() : null));
}
