using System.Net;

namespace EscrowGrid.Api.Tests.Users;

/// <summary>How sessions go on (production-launch.md, property 8; RFC 9700, 4.14.2).</summary>
[Collection(StoresDefinition.Name)]
public sealed class RefreshTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Refresh_OfALiveSession_AnswersTwoNewTokensOfIt(Store store)
    {
        var api = stores[store];
        var user = await People.SignUpAsync(api, (await api.CreateTenantAsync()).Id);

        var next = SignedInUser.From((await People.RefreshAsync(api, user.RefreshToken)).Expect(HttpStatusCode.OK));

        Assert.NotEqual(user.AccessToken, next.AccessToken);
        Assert.NotEqual(user.RefreshToken, next.RefreshToken);
        Assert.Equal(user.Session, next.Session);
        await ExpectAsync(api, next, HttpStatusCode.OK);
        (await People.RefreshAsync(api, next.RefreshToken)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [EachStore]
    public async Task Token_ThatComesAgain_EndsTheSession(Store store)
    {
        var api = stores[store];
        var user = await People.SignUpAsync(api, (await api.CreateTenantAsync()).Id);
        var next = SignedInUser.From(await People.RefreshAsync(api, user.RefreshToken));

        var reused = await People.RefreshAsync(api, user.RefreshToken);

        reused.ExpectError(HttpStatusCode.Unauthorized, "Refresh token was used before: the session has ended");
        await ExpectAsync(api, next, HttpStatusCode.Unauthorized);
        (await People.RefreshAsync(api, next.RefreshToken))
            .ExpectError(HttpStatusCode.Unauthorized, "Session has ended");
        var audit = (await api.Root.GetAsync(
            $"/audit-events?institutionId={user.Institution}&action=USER_REFRESH_TOKEN_REUSED")).Json;
        var row = Assert.Single(audit.GetProperty("data").EnumerateArray());
        Assert.Equal(user.Session, row.GetProperty("resourceId").GetString());
        Assert.Equal("anonymous", row.GetProperty("actorRole").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Token_OfALongChain_IsStillKnownAgain(Store store)
    {
        var api = stores[store];
        var user = await People.SignUpAsync(api, (await api.CreateTenantAsync()).Id);
        var latest = user;
        for (var i = 0; i < 5; i++)
            latest = SignedInUser.From(await People.RefreshAsync(api, latest.RefreshToken));

        (await People.RefreshAsync(api, user.RefreshToken)).Expect(HttpStatusCode.Unauthorized);

        await ExpectAsync(api, latest, HttpStatusCode.Unauthorized);
    }

    // A request that found the token unused and lost is refused; one that came later finds it used, and ends the
    // session. Either way the token has one successor.
    [Theory]
    [EachStore]
    public async Task Token_UsedByManyAtOnce_HasOneSuccessor(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        for (var round = 0; round < 10; round++)
        {
            var user = await People.SignUpAsync(api, tenant.Id);

            var answers = await Task.WhenAll(
                Enumerable.Range(0, 6).Select(_ => People.RefreshAsync(api, user.RefreshToken)));

            var served = Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
            var codes = answers.Except([served]).Select(it => it.Json.GetProperty("code").GetString()).ToList();
            Assert.All(codes, code => Assert.Contains(
                code, (string[])["REFRESH_TOKEN_INVALID", "REFRESH_TOKEN_REUSED", "SESSION_ENDED"]));
            var isEnded = codes.Contains("REFRESH_TOKEN_REUSED");
            await ExpectAsync(
                api, SignedInUser.From(served), isEnded ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);
        }
    }

    [Theory]
    [EachStore]
    public async Task Session_NotRefreshed_EndsWhenIdleAndAtItsAbsoluteEnd(Store store)
    {
        var time = new MovableTime();
        await using var api = await stores.StartAnotherAsync(store, time: time);
        var tenant = await api.CreateTenantAsync();
        var idle = await People.SignUpAsync(api, tenant.Id);
        var used = await People.SignUpAsync(api, tenant.Id);
        for (var day = 0; day < 4; day++)
        {
            time.Advance(TimeSpan.FromDays(6));
            used = SignedInUser.From((await People.RefreshAsync(api, used.RefreshToken)).Expect(HttpStatusCode.OK));
        }

        (await People.RefreshAsync(api, idle.RefreshToken))
            .ExpectError(HttpStatusCode.Unauthorized, "Session has ended");
        time.Advance(TimeSpan.FromDays(6));
        (await People.RefreshAsync(api, used.RefreshToken))
            .ExpectError(HttpStatusCode.Unauthorized, "Session has ended");
    }

    [Theory]
    [EachStore]
    public async Task Session_OfAUserWhoWasStopped_IsDeadAtOnce(Store store)
    {
        var api = stores[store];
        foreach (var state in new[] { "LOCKED", "DISABLED" })
        {
            var user = await People.SignUpAsync(api, (await api.CreateTenantAsync()).Id);
            (await api.Root.PutAsync($"/api/users/{user.Id}/state", $$"""{"state":"{{state}}","reason":"r"}"""))
                .Expect(HttpStatusCode.OK);

            await ExpectAsync(api, user, HttpStatusCode.Unauthorized);
            (await People.RefreshAsync(api, user.RefreshToken)).Expect(HttpStatusCode.Unauthorized);
            var refused = await People.SignInAsync(api, user);
            refused.ExpectError(HttpStatusCode.Forbidden, "User account is stopped");
            (await People.SignInAsync(api, user, "the wrong staple of the horse")).Expect(HttpStatusCode.Unauthorized);

            (await api.Root.PutAsync($"/api/users/{user.Id}/state", """{"state":"ACTIVE","reason":"r"}"""))
                .Expect(HttpStatusCode.OK);
            await ExpectAsync(api, user, HttpStatusCode.Unauthorized);
            (await People.SignInAsync(api, user)).Expect(HttpStatusCode.OK);
        }
    }

    private static async Task ExpectAsync(ApiUnderTest api, SignedInUser user, HttpStatusCode status)
    {
        using var client = People.ClientOf(api, user);
        (await client.GetAsync("/api/auth/me")).Expect(status);
    }
}
