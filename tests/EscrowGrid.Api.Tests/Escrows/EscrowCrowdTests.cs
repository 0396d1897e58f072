using System.Globalization;
using System.Net;
using System.Text.Json;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>A hundred callers at once on two APIs want the same money, and what leaves is what came (31.9).</summary>
[Collection(StoresDefinition.Name)]
public sealed class EscrowCrowdTests(Stores stores)
{
    private const int Callers = 100;

    [Theory]
    [EachStore]
    public async Task Contract_OpenedByAHundred_HasOneEscrow(Store store)
    {
        await using var apis = await TwoApis.StartAsync(stores, store);
        var contract = Market.NewContract();
        var agreement = apis.Market.AgreementJson(contract: contract);

        var answers = await apis.CrowdAsync(Callers, (client, _) => client.PostAsync("/api/escrow", agreement));

        var opened = Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.All(
            answers.Where(answer => !ReferenceEquals(answer, opened)),
            answer => Assert.Equal("DUPLICATE_ESCROW_FOR_CONTRACT", CodeOf(answer.Expect(HttpStatusCode.Conflict))));
    }

    [Theory]
    [EachStore]
    public async Task Refund_AskedForByAHundred_IsMadeOnce(Store store)
    {
        await using var apis = await TwoApis.StartAsync(stores, store);
        var escrow = await apis.Market.OpenFundedAsync();

        var answers = await apis.CrowdAsync(Callers, (client, _) =>
            Market.SendAsync(client, $"{escrow}/refund", """{"reason":"No stock"}"""));

        await AssertOneWonAsync(apis.Market, escrow, answers);
    }

    /// <summary>Each takes a part that would fit alone; together they are many times what there is.</summary>
    [Theory]
    [EachStore]
    public async Task Parts_SummingAboveTheAmount_OneIsPaidAndTheRestGoesToTheOtherSide(Store store)
    {
        await using var apis = await TwoApis.StartAsync(stores, store);
        var escrow = await apis.Market.OpenDeliveredAsync();

        var answers = await apis.CrowdAsync(Callers, (client, number) => number % 3 == 0
            ? Market.SendAsync(client, $"{escrow}/release")
            : Market.SendAsync(
                client, $"{escrow}/refund", $$"""{"reason":"r","refundAmount":"{{1 + number * 97 % 9_000}}"}"""));

        await AssertOneWonAsync(apis.Market, escrow, answers);
    }

    private static async Task AssertOneWonAsync(Market market, string escrow, IReadOnlyList<Answer> answers)
    {
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => answer.Status is not HttpStatusCode.OK),
            answer => Assert.Equal("SETTLEMENT_IN_PROGRESS", CodeOf(answer.Expect(HttpStatusCode.Conflict))));
        var shown = (await Market.GetAsync(market.AsStaff, escrow)).Json;
        Assert.Equal("0", shown.GetProperty("accounts").GetProperty("held").GetString());
        Assert.Equal("10000", shown.GetProperty("accounts").GetProperty("reserved").GetString());
        Assert.Equal(
            10_000,
            shown.GetProperty("settlements").EnumerateArray().Sum(it => Cents(it, "amount") + Cents(it, "fee")));
    }

    private static long Cents(JsonElement settlement, string name) =>
        long.Parse(settlement.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static string? CodeOf(Answer answer) => answer.Json.GetProperty("code").GetString();
}
