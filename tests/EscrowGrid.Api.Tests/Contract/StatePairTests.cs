using System.Net;

namespace EscrowGrid.Api.Tests.Contract;

/// <summary>Wire contract, section 6: all 36 pairs of states, over HTTP.</summary>
[Collection(StoresDefinition.Name)]
public sealed class StatePairTests(Stores stores)
{
    private static readonly string[] States =
        ["CREATED", "FUNDED", "PARTIALLY_RELEASED", "RELEASED", "CANCELLED", "EXPIRED"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["CREATED"] = ["FUNDED", "CANCELLED", "EXPIRED"],
        ["FUNDED"] = ["PARTIALLY_RELEASED", "RELEASED", "CANCELLED", "EXPIRED"],
        ["PARTIALLY_RELEASED"] = ["RELEASED", "CANCELLED", "EXPIRED"],
        ["RELEASED"] = [],
        ["CANCELLED"] = [],
        ["EXPIRED"] = [],
    };

    private static readonly Dictionary<string, string[]> Ways = new()
    {
        ["CREATED"] = [],
        ["FUNDED"] = ["FUNDED"],
        ["PARTIALLY_RELEASED"] = ["FUNDED", "PARTIALLY_RELEASED"],
        ["RELEASED"] = ["FUNDED", "RELEASED"],
        ["CANCELLED"] = ["CANCELLED"],
        ["EXPIRED"] = ["EXPIRED"],
    };

    public static IEnumerable<object?[]> Pairs() =>
        from start in States
        from target in States
        select new object?[] { start, target };

    [Theory]
    [EachStoreOf(nameof(Pairs))]
    public async Task Transition_OfAPairOfStates_IsAnsweredByTheTable(Store store, string start, string target)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        foreach (var state in Ways[start])
            (await tenant.TransitionAsync(position, state)).Expect(HttpStatusCode.OK);
        var before = await tenant.Admin.GetAsync($"/positions/{position}");
        var entries = await tenant.CountLedgerEventsAsync(position);

        var answer = await tenant.TransitionAsync(position, target);

        var after = await tenant.Admin.GetAsync($"/positions/{position}");
        var isAllowed = Allowed[start].Contains(target);
        Assert.Equal(entries + (isAllowed ? 1 : 0), await tenant.CountLedgerEventsAsync(position));
        if (isAllowed)
        {
            AssertMoved(answer, start, target);
            Assert.Equal(after.Text, answer.Text);
            return;
        }

        Assert.Equal(before.Text, after.Text);
        if (start == target)
        {
            Assert.Equal(before.Text, answer.Expect(HttpStatusCode.OK).Text);
            return;
        }

        answer.ExpectError(HttpStatusCode.BadRequest, "Failed to transition position");
        Assert.Equal($"Invalid transition from {start} to {target}", answer.Details);
    }

    private static void AssertMoved(Answer answer, string start, string target)
    {
        answer.Expect(HttpStatusCode.OK);
        var last = answer.Json.GetProperty("events").EnumerateArray().Last();
        Assert.Equal(start, last.GetProperty("fromState").GetString());
        Assert.Equal(target, last.GetProperty("toState").GetString());
        Assert.Equal(target, answer.State);
        Assert.Equal(last.GetProperty("at").GetString(), answer.Json.GetProperty("updatedAt").GetString());
    }
}
