using System.Net;
using EscrowGrid.Core.Storage.Postgres;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Tests.Users;

/// <summary>What users do about their sessions and passwords.</summary>
[Collection(StoresDefinition.Name)]
public sealed class SessionTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task SignOut_OfASession_EndsBothTokensAtOnce(Store store)
    {
        var api = stores[store];
        var user = await People.SignUpAsync(api, (await api.CreateTenantAsync()).Id);
        using var client = People.ClientOf(api, user);

        var ended = await client.PostAsync("/api/auth/logout", "{}");

        Assert.Equal("SIGNED_OUT", ended.Expect(HttpStatusCode.OK).Json.GetProperty("endReason").GetString());
        (await client.GetAsync("/api/auth/me")).ExpectError(HttpStatusCode.Unauthorized, "Session has ended");
        (await People.RefreshAsync(api, user.RefreshToken)).Expect(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [EachStore]
    public async Task Sessions_OfAUser_AreListedAndEndedByItAlone(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var first = await People.SignUpAsync(api, tenant.Id);
        var second = SignedInUser.From(await People.SignInAsync(api, first));
        var stranger = await People.SignUpAsync(api, tenant.Id);
        using var client = People.ClientOf(api, second);
        using var other = People.ClientOf(api, stranger);
        using var old = People.ClientOf(api, first);

        Assert.Equal(new[] { first.Session, second.Session }.Order(), await SessionsAsync(client));
        (await other.SendAsync(HttpMethod.Delete, $"/api/auth/sessions/{first.Session}", json: null))
            .ExpectError(HttpStatusCode.NotFound, "Session not found");
        (await client.SendAsync(HttpMethod.Delete, $"/api/auth/sessions/{first.Session}", json: null))
            .Expect(HttpStatusCode.OK);

        (await old.GetAsync("/api/auth/me")).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal([second.Session], await SessionsAsync(client));
        (await client.SendAsync(HttpMethod.Delete, "/api/auth/sessions", json: null)).Expect(HttpStatusCode.OK);
        (await client.GetAsync("/api/auth/me")).Expect(HttpStatusCode.Unauthorized);
        (await other.GetAsync("/api/auth/me")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [EachStore]
    public async Task Session_BeyondTheFifth_EndsTheLeastUsed(Store store)
    {
        var api = stores[store];
        var first = await People.SignUpAsync(api, (await api.CreateTenantAsync()).Id);
        var latest = first;
        for (var i = 0; i < 5; i++)
            latest = SignedInUser.From(await People.SignInAsync(api, first));

        using var old = People.ClientOf(api, first);
        using var client = People.ClientOf(api, latest);
        (await old.GetAsync("/api/auth/me")).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal(5, (await SessionsAsync(client)).Count);
    }

    [Theory]
    [EachStore]
    public async Task Password_Changed_EndsTheOtherSessions(Store store)
    {
        var api = stores[store];
        var first = await People.SignUpAsync(api, (await api.CreateTenantAsync()).Id);
        var second = SignedInUser.From(await People.SignInAsync(api, first));
        using var client = People.ClientOf(api, second);
        using var old = People.ClientOf(api, first);
        const string New = "a battery for the moon";

        (await ChangeAsync("not the staple of the horse")).ExpectError(
            HttpStatusCode.Unauthorized, "E-mail or password is wrong");
        (await old.GetAsync("/api/auth/me")).Expect(HttpStatusCode.OK);
        (await ChangeAsync(People.Password)).Expect(HttpStatusCode.OK);

        (await client.GetAsync("/api/auth/me")).Expect(HttpStatusCode.OK);
        (await old.GetAsync("/api/auth/me")).Expect(HttpStatusCode.Unauthorized);
        (await People.RefreshAsync(api, first.RefreshToken)).Expect(HttpStatusCode.Unauthorized);
        (await People.SignInAsync(api, first)).Expect(HttpStatusCode.Unauthorized);
        (await People.SignInAsync(api, first, New)).Expect(HttpStatusCode.OK);

        Task<Answer> ChangeAsync(string current) => client.PostAsync(
            "/api/auth/password", $$"""{"currentPassword":"{{current}}","newPassword":"{{New}}"}""");
    }

    [Theory]
    [EachStore]
    public async Task SignIn_UponNobody_CostsAsMuchAsAWrongPassword(Store store)
    {
        await using var api = await stores.StartAnotherAsync(store);
        var user = await People.SignUpAsync(api, (await api.CreateTenantAsync()).Id);
        var invited = await People.InviteAsync(api, await api.CreateTenantAsync());
        var hashing = api.Service<PasswordHashing>();

        var answers = new List<(Answer Answer, long Hashed)>
        {
            await TryAsync(user),
            await TryAsync(user with { Email = "nobody@trade.test" }),
            await TryAsync(user with { Institution = $"inst_{Guid.NewGuid()}" }),
            await TryAsync(user with { Email = invited.Json.GetProperty("email").GetString()! }),
        };

        Assert.All(answers, it => Assert.Equal(1, it.Hashed));
        Assert.All(answers, it => it.Answer.ExpectError(
            HttpStatusCode.Unauthorized, "E-mail or password is wrong"));

        async Task<(Answer Answer, long Hashed)> TryAsync(SignedInUser who)
        {
            var before = hashing.Done;
            var answer = await People.SignInAsync(api, who, "the wrong staple of the horse");
            return (answer, hashing.Done - before);
        }
    }

    // What another instance remembers, it forgets.
    [Fact]
    public async Task Session_EndedElsewhere_IsDeadHereToo()
    {
        const string Secret = "kV9x2pQ7mZ4tB6nR8sW1yC3uE5aG0hJdLfNqPoTiUvXbMgKcYrSeDwAzHjOlIx3F";
        var settings = new Dictionary<string, string?> { ["JWT_SECRET"] = Secret };
        await using var one = await stores.StartAnotherAsync(Store.Postgres, settings);
        await using var other = await stores.StartAnotherAsync(Store.Postgres, settings);
        await Eventually.HoldsAsync(() => Task.FromResult(other.Service<RememberedCallers>().IsVouchedFor));
        var tenant = await one.CreateTenantAsync();

        var left = await People.SignUpAsync(one, tenant.Id);
        var stopped = await People.SignUpAsync(one, tenant.Id);
        var stays = await People.SignUpAsync(one, tenant.Id);
        foreach (var user in new[] { left, stopped, stays })
            await ExpectAsync(user, HttpStatusCode.OK);
        using var own = People.ClientOf(one, left);
        (await own.PostAsync("/api/auth/logout", "{}")).Expect(HttpStatusCode.OK);
        (await one.Root.PutAsync($"/api/users/{stopped.Id}/state", """{"state":"LOCKED","reason":"r"}"""))
            .Expect(HttpStatusCode.OK);

        // A write is refused from that moment on, whatever was heard.
        using var stale = People.ClientOf(other, stopped);
        (await stale.PutAsync($"/api/users/{stopped.Id}/payout", "{}")).Expect(HttpStatusCode.Unauthorized);
        await Eventually.HoldsAsync(() => IsAsync(left, HttpStatusCode.Unauthorized));
        await Eventually.HoldsAsync(() => IsAsync(stopped, HttpStatusCode.Unauthorized));
        await ExpectAsync(stays, HttpStatusCode.OK);

        async Task<bool> IsAsync(SignedInUser user, HttpStatusCode status)
        {
            using var client = People.ClientOf(other, user);
            return (await client.GetAsync("/api/auth/me")).Status == status;
        }

        async Task ExpectAsync(SignedInUser user, HttpStatusCode status) => Assert.True(await IsAsync(user, status));
    }

    [Theory]
    [EachStore]
    public async Task Sessions_LongEnded_AreForgotten(Store store)
    {
        var time = new MovableTime();
        await using var api = await stores.StartAnotherAsync(store, time: time);
        var user = await People.SignUpAsync(api, (await api.CreateTenantAsync()).Id);
        var cleanup = new SessionCleanup(api.Service<ISessionStore>(), api.Service<UserParts>());

        time.Advance(TimeSpan.FromDays(36));
        await cleanup.RunAsync(CancellationToken.None);
        (await People.RefreshAsync(api, user.RefreshToken))
            .ExpectError(HttpStatusCode.Unauthorized, "Session has ended");
        time.Advance(TimeSpan.FromDays(2));

        Assert.True(await cleanup.RunAsync(CancellationToken.None) >= 1);
        (await People.RefreshAsync(api, user.RefreshToken))
            .ExpectError(HttpStatusCode.Unauthorized, "Invalid refresh token");
    }

    private static async Task<IReadOnlyList<string>> SessionsAsync(ApiClient client) =>
    [
        .. (await client.GetAsync("/api/auth/sessions")).Expect(HttpStatusCode.OK).Json.EnumerateArray()
            .Select(it => it.GetProperty("id").GetString()!).Order(StringComparer.Ordinal),
    ];
}
