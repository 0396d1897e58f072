using System.Net;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>Commands over HTTP: waiting, repeating, refusing, and the limits of calls.</summary>
[Collection(StoresDefinition.Name)]
public sealed class EscrowCommandTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Command_WithoutPatience_IsStoredAndToldOfLater(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var escrow = await market.OpenAsync();

        var accepted = (await Market.SendAsync(market.AsBuyer, $"{escrow}/cancel", wait: 0))
            .Expect(HttpStatusCode.Accepted);
        var command = accepted.Json.GetProperty("commandId").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/commands/{command}");
        request.Headers.Add("Prefer", "wait=10");
        var told = (await market.AsSeller.SendAsync(request)).Expect(HttpStatusCode.OK);

        Assert.Equal("PENDING", accepted.Json.GetProperty("status").GetString());
        Assert.Equal("wait=0", accepted.Headers.GetValues("Preference-Applied").Single());
        Assert.Equal("COMPLETED", told.Json.GetProperty("status").GetString());
        Assert.Equal(2, told.Json.GetProperty("escrowVersion").GetInt64());
    }

    [Theory]
    [EachStore]
    public async Task Command_OfAnApiThatDecidesNothing_IsAnsweredByTheWorkerOfAnother(Store store)
    {
        if (store is Store.Memory)
            return;
        var database = await stores.CreateDatabaseAsync($"escrows_{Guid.NewGuid():N}");
        await using var edge = await ApiUnderTest.StartAsync(database);
        await using var worker = await ApiUnderTest.StartAsync(
            database, new Dictionary<string, string?> { ["MODE"] = "all" });
        var market = await Market.CreateAsync(edge);
        var escrow = await market.OpenAsync();

        var answer = await Market.SendAsync(market.AsBuyer, $"{escrow}/cancel", """{"reason":"Out of stock"}""");

        Assert.Equal("COMPLETED", answer.Expect(HttpStatusCode.OK).Json.GetProperty("status").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Command_ThatIsRefused_IsRefusedForEverUnderItsKey(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var escrow = await market.OpenFundedAsync();
        var early = await Market.SendAsync(market.AsStaff, $"{escrow}/release", "{}", "k");
        early.ExpectError(HttpStatusCode.Conflict, "Escrow is in another state");
        (await Market.SendAsync(market.AsSeller, $"{escrow}/mark-delivered", """{"title":"Shipped"}"""))
            .Expect(HttpStatusCode.OK);

        var again = await Market.SendAsync(market.AsStaff, $"{escrow}/release", "{}", "k");
        var other = await Market.SendAsync(market.AsStaff, $"{escrow}/release", """{"reason":"r"}""", "k");
        var anew = await Market.SendAsync(market.AsStaff, $"{escrow}/release", "{}", "another");

        again.ExpectError(HttpStatusCode.Conflict, "Escrow is in another state");
        Assert.True(again.IsReplayed);
        Assert.False(early.IsReplayed);
        other.ExpectError(
            HttpStatusCode.UnprocessableEntity, "Idempotency-Key was used with another request body");
        anew.Expect(HttpStatusCode.OK);
    }

    [Theory]
    [EachStore]
    public async Task Command_AHundredTimesOnTwoApis_HasOneEffectAndOneAnswer(Store store)
    {
        var database = store is Store.Memory ? null : await stores.CreateDatabaseAsync($"escrows_{Guid.NewGuid():N}");
        var settings = new Dictionary<string, string?> { ["MODE"] = "all", ["JWT_SECRET"] = new string('s', 64) };
        await using var one = await ApiUnderTest.StartAsync(database, settings);
        // Memory is one process's.
        await using var other = database is null ? null : await ApiUnderTest.StartAsync(database, settings);
        var market = await Market.CreateAsync(one);
        var escrow = await market.OpenFundedAsync();
        using var elsewhere = ApiClient.OfUser((other ?? one).Address, market.Seller.AccessToken);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Market.SendAsync(
            number % 2 == 0 ? market.AsSeller : elsewhere,
            $"{escrow}/mark-delivered",
            """{"title":"Shipped"}""",
            "one-key")));

        Assert.All(answers, answer => Assert.Equal(answers[0].Text, answer.Expect(HttpStatusCode.OK).Text));
        Assert.Single(answers, answer => !answer.IsReplayed);
        Assert.Equal(3, (await Market.GetAsync(market.AsSeller, escrow)).Json.GetProperty("version").GetInt64());
    }

    [Theory]
    [EachStore]
    public async Task Rivals_OnTheSameMoney_OneWins(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var escrow = await market.OpenDeliveredAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => number % 2 == 0
            ? Market.SendAsync(market.AsBuyer, $"{escrow}/confirm-delivery")
            : Market.SendAsync(market.AsStaff, $"{escrow}/refund", """{"reason":"r"}""")));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.Equal(19, answers.Count(answer => answer.Status is HttpStatusCode.Conflict));
        Assert.Single((await Market.GetAsync(market.AsStaff, escrow)).Json.GetProperty("settlements").EnumerateArray());
    }

    [Theory]
    [EachStore("cancel", """{"reason":1}""")]
    [EachStore("cancel", """{"force":true}""")]
    [EachStore("mark-delivered", """{"title":""}""")]
    [EachStore("mark-delivered", """{"title":"t","userId":"usr_x"}""")]
    [EachStore("refund", """{"reason":"r","refundAmount":2500}""")]
    [EachStore("refund", """{"refundAmount":"2500"}""")]
    [EachStore("dispute", """{"reason":"r","actor":"SYSTEM"}""")]
    public async Task Body_ThatIsNoCommand_IsRefused(Store store, string path, string json)
    {
        var market = await Market.CreateAsync(stores[store]);
        var escrow = await market.OpenAsync();

        (await Market.SendAsync(market.AsSeller, $"{escrow}/{path}", json, wait: 0))
            .ExpectError(HttpStatusCode.BadRequest, "Validation failed");
    }

    [Theory]
    [EachStore("respond-async", "respond-async")]
    [EachStore("handling=lenient, wait=0", "wait=0")]
    [EachStore("WAIT=0", "wait=0")]
    public async Task Preference_ThatCanBeFollowed_IsAndTheAnswerSaysSo(Store store, string asked, string applied)
    {
        var market = await Market.CreateAsync(stores[store]);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/escrow/{await market.OpenAsync()}/cancel");
        request.Headers.TryAddWithoutValidation("Prefer", asked);

        var answer = (await market.AsBuyer.SendAsync(request)).Expect(HttpStatusCode.Accepted);

        Assert.Equal(applied, answer.Headers.GetValues("Preference-Applied").Single());
    }

    [Theory]
    [EachStore]
    public async Task Calls_AboveTheLimitOfAUser_AreRefusedAndKeysAreNot(Store store)
    {
        await using var api = await WorkingApi.StartAsync(
            stores, store, new Dictionary<string, string?> { ["RATE_LIMIT_ESCROW_USER"] = "3" });
        var market = await Market.CreateAsync(api);
        for (var call = 0; call < 3; call++)
            (await market.AsBuyer.GetAsync("/api/escrow")).Expect(HttpStatusCode.OK);

        var refused = await market.AsBuyer.GetAsync("/api/escrow");

        refused.Expect(HttpStatusCode.TooManyRequests);
        Assert.True(refused.Headers.Contains("Retry-After"));
        Assert.Contains(
            "\"escrow-user\";r=0", refused.Headers.GetValues("RateLimit").First(), StringComparison.Ordinal);
        (await market.AsSeller.GetAsync("/api/escrow")).Expect(HttpStatusCode.OK);
        for (var call = 0; call < 5; call++)
            (await market.AsStaff.GetAsync("/api/escrow")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [EachStore]
    public async Task Calls_AboveTheLimitOfAnAddress_AreRefusedToItsUsersTogether(Store store)
    {
        await using var api = await WorkingApi.StartAsync(
            stores, store, new Dictionary<string, string?> { ["RATE_LIMIT_ESCROW_ADDRESS"] = "2" });
        var market = await Market.CreateAsync(api);
        (await market.AsBuyer.GetAsync("/api/escrow")).Expect(HttpStatusCode.OK);
        (await market.AsSeller.GetAsync("/api/escrow")).Expect(HttpStatusCode.OK);

        (await market.AsBuyer.GetAsync("/api/escrow")).Expect(HttpStatusCode.TooManyRequests);
        (await market.AsStaff.GetAsync("/api/escrow")).Expect(HttpStatusCode.OK);
    }
}
