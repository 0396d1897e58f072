using System.Net;
using System.Text.Json;

namespace EscrowGrid.Api.Tests.Positions;

/// <summary>Amounts of partial releases, and what remains.</summary>
[Collection(StoresDefinition.Name)]
public sealed class ReleaseTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Life_WithPartialReleases_KeepsWhatRemains(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await OpenAsync(tenant, "100.10");
        Assert.Equal("100.1", Number(position, "remainingAmount"));
        var path = $"/positions/{position.Id}/transition";

        var funded = await tenant.Admin.PostAsync(path, """{"toState":"FUNDED"}""");
        var first = await tenant.Admin.PostAsync(path, Release("30.00000001"));
        var second = await tenant.Admin.PostAsync(path, Release("30.00000001"));
        var released = await tenant.Admin.PostAsync(path, """{"toState":"RELEASED"}""");

        Assert.Equal("100.1", Number(funded, "remainingAmount"));
        Assert.Equal("70.09999999", Number(first, "remainingAmount"));
        Assert.Equal("40.09999998", Number(second, "remainingAmount"));
        Assert.Equal("0", Number(released, "remainingAmount"));
        Assert.Equal("100.1", Number(released, "amount"));
        Assert.Equal([null, "30.00000001", "30.00000001", "40.09999998"], Amounts(released, "events"));
        Assert.Equal(5, released.Json.GetProperty("version").GetInt64());
        Assert.Equal(released.Text, (await tenant.Admin.GetAsync($"/positions/{position.Id}")).Text);
        var ledger = await tenant.Admin.GetAsync($"/ledger-events?positionId={position.Id}");
        Assert.Equal(
            ["100.1", null, "30.00000001", "30.00000001", "40.09999998"],
            ledger.Json.EnumerateArray().Select(entry => NumberOrNull(entry.GetProperty("payload"), "amount")));
    }

    [Theory]
    [EachStore("RELEASED", "40")]
    [EachStore("CANCELLED", "40")]
    [EachStore("EXPIRED", "40")]
    public async Task End_OfAFundedPosition_MovesTheRest(Store store, string end, string moved)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await FundAsync(tenant, "100");
        await tenant.Admin.PostAsync($"/positions/{position}/transition", Release("60"));

        var ended = (await tenant.TransitionAsync(position, end)).Expect(HttpStatusCode.OK);

        Assert.Equal("0", Number(ended, "remainingAmount"));
        Assert.Equal([null, "60", moved], Amounts(ended, "events"));
    }

    [Theory]
    [EachStore]
    public async Task End_OfAPositionThatWasNeverFunded_MovesNothing(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await OpenAsync(tenant, "100");

        var ended = (await tenant.TransitionAsync(position.Id, "CANCELLED")).Expect(HttpStatusCode.OK);

        Assert.Equal("0", Number(ended, "remainingAmount"));
        Assert.Equal([null], Amounts(ended, "events"));
    }

    [Theory]
    [EachStore]
    public async Task Release_OfMoreThanRemains_IsRefusedAndChangesNothing(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await FundAsync(tenant, "1");
        await tenant.Admin.PostAsync($"/positions/{position}/transition", Release("0.4"));
        var before = await tenant.Admin.GetAsync($"/positions/{position}");

        var refused = await tenant.Admin.PostAsync($"/positions/{position}/transition", Release("0.60000001"));

        refused.ExpectError(HttpStatusCode.BadRequest, "Amount above remaining amount");
        Assert.Equal("remainingAmount=0.6", refused.Details);
        Assert.Equal(before.Text, (await tenant.Admin.GetAsync($"/positions/{position}")).Text);
        Assert.Equal(3, await tenant.CountLedgerEventsAsync(position));
    }

    [Theory]
    [EachStore]
    public async Task Release_OfEverything_LeavesThePositionToBeEnded(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await FundAsync(tenant, "5");
        var path = $"/positions/{position}/transition";

        var everything = (await tenant.Admin.PostAsync(path, Release("5"))).Expect(HttpStatusCode.OK);
        var more = await tenant.Admin.PostAsync(path, Release("0.00000001"));
        var ended = (await tenant.TransitionAsync(position, "RELEASED")).Expect(HttpStatusCode.OK);

        Assert.Equal(("PARTIALLY_RELEASED", "0"), (everything.State, Number(everything, "remainingAmount")));
        more.ExpectError(HttpStatusCode.BadRequest, "Failed to transition position");
        Assert.Equal("Nothing remains to be released", more.Details);
        Assert.Equal([null, "5", null], Amounts(ended, "events"));
    }

    [Theory]
    [EachStore]
    public async Task Release_WithoutAnAmount_IsRecordedOnceForEachReason(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await FundAsync(tenant, "5");
        var path = $"/positions/{position}/transition";
        const string Milestone = """{"toState":"PARTIALLY_RELEASED","reason":"milestone 2"}""";

        await tenant.TransitionAsync(position, "PARTIALLY_RELEASED");
        await tenant.TransitionAsync(position, "PARTIALLY_RELEASED");
        await tenant.Admin.PostAsync(path, Milestone);
        var last = (await tenant.Admin.PostAsync(path, Milestone)).Expect(HttpStatusCode.OK);

        Assert.Equal([null, null, null], Amounts(last, "events"));
        Assert.Equal("5", Number(last, "remainingAmount"));
        Assert.Equal(4, await tenant.CountLedgerEventsAsync(position));
    }

    [Theory]
    [EachStore("FUNDED", "1", "Amount must only be given with toState PARTIALLY_RELEASED")]
    [EachStore("RELEASED", "1", "Amount must only be given with toState PARTIALLY_RELEASED")]
    [EachStore("PARTIALLY_RELEASED", "0", "Amount must be positive")]
    [EachStore("PARTIALLY_RELEASED", "-1", "Amount must be positive")]
    [EachStore("PARTIALLY_RELEASED", "1e-9", "Amount must be at least 1e-8")]
    [EachStore("PARTIALLY_RELEASED", "0.123456789", "Amount must have at most 8 decimal places")]
    [EachStore("PARTIALLY_RELEASED", "1e400", "Amount must not exceed 1000000000000000")]
    [EachStore("PARTIALLY_RELEASED", "\"1\"", "Invalid input: expected number, received string")]
    [EachStore("PARTIALLY_RELEASED", "null", "Invalid input: expected number, received null")]
    public async Task Amount_OfATransition_ObeysTheRulesOfAmounts(
        Store store, string toState, string amount, string message)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await FundAsync(tenant, "5");

        var refused = await tenant.Admin.PostAsync(
            $"/positions/{position}/transition", $$"""{"toState":"{{toState}}","amount":{{amount}}}""");

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.Equal(message, refused.MessageOf("amount"));
    }

    [Theory]
    [EachStore]
    public async Task Rivals_ForTheSameMoney_NeverTakeMoreThanThereIs(Store store)
    {
        const int Rivals = 24;
        var tenant = await stores[store].CreateTenantAsync();
        var position = await FundAsync(tenant, "5");

        var answers = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(_ => Task.Run(
            () => tenant.Admin.PostAsync($"/positions/{position}/transition", Release("1")))));

        var read = await tenant.Admin.GetAsync($"/positions/{position}");
        var won = answers.Count(answer => answer.Status is HttpStatusCode.OK);
        Assert.InRange(won, 1, 5);
        Assert.Equal($"{5 - won}", Number(read, "remainingAmount"));
        Assert.Equal(won + 1, read.Json.GetProperty("events").GetArrayLength());
        Assert.All(
            answers.Where(answer => answer.Status is not HttpStatusCode.OK),
            lost => Assert.Contains(lost.Status, new[] { HttpStatusCode.Conflict, HttpStatusCode.BadRequest }));
    }

    private static string Release(string amount) => $$"""{"toState":"PARTIALLY_RELEASED","amount":{{amount}}}""";

    private static async Task<Answer> OpenAsync(Tenant tenant, string amount) =>
        (await tenant.PostPositionAsync(await tenant.CreateAssetAsync(), amount)).Expect(HttpStatusCode.Created);

    private static async Task<string> FundAsync(Tenant tenant, string amount)
    {
        var position = await OpenAsync(tenant, amount);
        return (await tenant.TransitionAsync(position.Id, "FUNDED")).Expect(HttpStatusCode.OK).Id;
    }

    private static string Number(Answer answer, string name) =>
        answer.Json.GetProperty(name).GetRawText();

    private static string? NumberOrNull(JsonElement element, string name) =>
        element.TryGetProperty(name, out var number) ? number.GetRawText() : null;

    private static IEnumerable<string?> Amounts(Answer answer, string list) =>
        answer.Json.GetProperty(list).EnumerateArray().Select(step => NumberOrNull(step, "amount"));
}
