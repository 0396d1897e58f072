using System.Net;
using System.Text.RegularExpressions;

namespace EscrowGrid.Api.Tests.Positions;

[Collection(StoresDefinition.Name)]
public sealed partial class HappyPathTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Position_FromCreationToRelease_IsToldWhole(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();

        var created = await tenant.Admin.PostAsync(
            "/positions",
            $$"""
            {"assetId":"{{asset}}","holderReference":"Miller","currency":"eur","amount":2500.50,
            "externalReference":"PO-7"}
            """);
        var position = created.Expect(HttpStatusCode.Created).Id;
        await tenant.TransitionAsync(position, "FUNDED");
        var released = await tenant.Admin.PostAsync(
            $"/positions/{position}/transition",
            """{"toState":"RELEASED","reason":"done","metadata":{"z":1,"a":[2]}}""");

        var json = released.Expect(HttpStatusCode.OK).Json;
        Assert.Equal(released.Text, (await tenant.Admin.GetAsync($"/positions/{position}")).Text);
        Assert.Equal(
            ["id", "institutionId", "assetId", "holderReference", "currency", "amount", "remainingAmount", "state",
                "externalReference", "version", "createdAt", "updatedAt", "events", "allowed_actions"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(tenant.Id, json.GetProperty("institutionId").GetString());
        Assert.Equal("EUR", json.GetProperty("currency").GetString());
        Assert.Equal("2500.5", json.GetProperty("amount").GetRawText());
        Assert.Equal("RELEASED", released.State);
        Assert.Matches(Timestamp(), json.GetProperty("createdAt").GetString());
        Assert.Matches("^pos_[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", position);
        var last = json.GetProperty("events")[1];
        Assert.Equal("FUNDED", last.GetProperty("fromState").GetString());
        Assert.Equal("done", last.GetProperty("reason").GetString());
        Assert.Equal("""{"z":1,"a":[2]}""", last.GetProperty("metadata").GetRawText());
        Assert.Equal(json.GetProperty("updatedAt").GetString(), last.GetProperty("at").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Ledger_OfAPosition_TellsItsLifeInOrder(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        string[] steps =
        [
            """{"toState":"FUNDED"}""",
            """{"toState":"PARTIALLY_RELEASED"}""",
            """{"toState":"PARTIALLY_RELEASED","amount":40}""",
            """{"toState":"RELEASED"}""",
        ];
        foreach (var step in steps)
            (await tenant.Admin.PostAsync($"/positions/{position}/transition", step)).Expect(HttpStatusCode.OK);

        var ledger = (await tenant.Reader.GetAsync($"/ledger-events?positionId={position}")).Expect(HttpStatusCode.OK);

        Assert.Equal("false", ledger.Headers.GetValues("X-Has-More").Single());
        Assert.Equal(
            ["CREATED", "FUNDED", "PARTIALLY_RELEASED", "PARTIALLY_RELEASED", "RELEASED"],
            ledger.Json.EnumerateArray().Select(entry => entry.GetProperty("newState").GetString()));
        var creation = ledger.Json[0];
        Assert.Equal("POSITION_CREATED", creation.GetProperty("kind").GetString());
        Assert.False(creation.TryGetProperty("previousState", out _));
        Assert.Equal(
            ["institutionId", "assetId", "holderReference", "currency", "amount", "requestId"],
            creation.GetProperty("payload").EnumerateObject().Select(property => property.Name));
        Assert.Equal("CREATED", ledger.Json[1].GetProperty("previousState").GetString());
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Timestamp();
}
