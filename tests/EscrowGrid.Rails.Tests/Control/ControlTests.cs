using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EscrowGrid.Core.Payments;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Control;

/// <summary>What a demo does with the stand-ins from outside: docs/operate/rails.md.</summary>
public sealed class ControlTests
{
    [Fact]
    public async Task Coins_PaidFromOutside_GoDeeperAndDisappear()
    {
        await using var rails = await StartAsync();
        using var control = new HttpClient { BaseAddress = new Uri(rails.Server.Address, "/_control/") };
        var collection = await rails.Custodian.OpenCollectionAsync(new(NewEscrow(), Usdc("5")), default);

        var coins = new { address = collection.DepositAddress, units = 5_000_000, confirmations = 3 };
        await TellAsync(control, "pay/coins", coins);
        var shallow = Assert.Single((await rails.Custodian.FindPaymentsAsync(collection, default)).Payments);
        await TellAsync(control, "blocks", new { count = 27 });
        var deep = Assert.Single((await rails.Custodian.FindPaymentsAsync(collection, default)).Payments);
        await TellAsync(control, "reorg", new { deposit = deep.ProviderId });
        var gone = Assert.Single((await rails.Custodian.FindPaymentsAsync(collection, default)).Payments);

        Assert.Equal(
            (InboundState.Pending, InboundState.Confirmed, InboundState.Failed),
            (shallow.State, deep.State, gone.State));
    }

    [Fact]
    public async Task Card_PaidFromOutside_IsSettledDisputedAndWon()
    {
        await using var rails = await StartAsync();
        using var control = new HttpClient { BaseAddress = new Uri(rails.Server.Address, "/_control/") };
        var collection = await rails.Stripe.OpenCollectionAsync(new(NewEscrow(), Usd("5")), default);
        List<InboundState> states = [];

        await TellAsync(control, "pay/card", new { intent = collection.ProviderId, outcome = "processing" });
        var charge = await LookAsync();
        await TellAsync(control, "settle", new { intent = collection.ProviderId });
        await LookAsync();
        await TellAsync(control, "dispute", new { charge });
        await LookAsync();
        await TellAsync(control, "dispute", new { charge, outcome = "won" });
        await LookAsync();

        Assert.Equal(
            [InboundState.Pending, InboundState.Confirmed, InboundState.Pending, InboundState.Confirmed], states);

        async Task<string> LookAsync()
        {
            var payment = Assert.Single((await rails.Stripe.FindPaymentsAsync(collection, default)).Payments);
            states.Add(payment.State);
            return payment.ProviderId;
        }
    }

    [Fact]
    public async Task Faults_OrderedFromOutside_StrikeUntilTheyAreTakenBack()
    {
        await using var rails = await StartAsync();
        using var control = new HttpClient { BaseAddress = new Uri(rails.Server.Address, "/_control/") };
        var paid = await PaidEscrow.ByCardAsync(rails);
        var request = paid.Transfer();

        var fault = new { operation = "stripe.transfers.create", kind = "ResetAfter", times = 99 };
        await TellAsync(control, "faults", fault);
        var unknown = await rails.Stripe.PayOutAsync(request, default);
        (await control.DeleteAsync("faults")).EnsureSuccessStatusCode();
        var found = await rails.Stripe.FindPayoutAsync(request, default);
        var books = await control.GetFromJsonAsync<JsonNode>("books");

        Assert.Equal((PayoutState.Unknown, PayoutState.Confirmed), (unknown.State, found.State));
        Assert.Equal(0, books!["stripe"]!["balance"]!.GetValue<long>());
        Assert.Single(books["stripe"]!["transfers"]!.AsArray());
    }

    [Theory]
    [InlineData("pay/card", """{"intent":"pi_none"}""")]
    [InlineData("pay/coins", """{"address":"0x0","units":1}""")]
    [InlineData("faults", """{"operation":"stripe.transfers.create","kind":"Sunshine"}""")]
    [InlineData("reorg", "nothing")]
    public async Task Order_ThatMakesNoSense_IsRefused(string path, string body)
    {
        await using var rails = await StartAsync();
        using var control = new HttpClient { BaseAddress = new Uri(rails.Server.Address, "/_control/") };
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await control.PostAsync(path, content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task TellAsync(HttpClient control, string path, object order)
    {
        using var answer = await control.PostAsJsonAsync(path, order);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
