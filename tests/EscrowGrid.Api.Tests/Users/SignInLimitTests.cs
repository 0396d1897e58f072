using System.Net;
using System.Text;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Api.Tests.Users;

/// <summary>How often strangers may try, and that they cannot keep anybody out by it.</summary>
[Collection(StoresDefinition.Name)]
public sealed class SignInLimitTests(Stores stores)
{
    private const string Home = "192.0.2.10";

    private static readonly Dictionary<string, string?> Strict = new()
    {
        ["TRUSTED_PROXIES"] = "127.0.0.1",
        ["RATE_LIMIT_SIGN_INS_PER_ACCOUNT"] = "3",
        ["RATE_LIMIT_SIGN_INS"] = "20",
        ["RATE_LIMIT_SIGN_UPS"] = "2",
    };

    [Theory]
    [EachStore]
    public async Task Attempts_UponOneAccount_AreRefusedEvenWithTheRightPassword(Store store)
    {
        await using var api = await stores.StartAnotherAsync(store, Strict);
        var user = await SignUpAsync(api, Home);
        for (var i = 0; i < 3; i++)
            (await SignInAsync(api, user, "203.0.113.1", "a wrong staple")).Expect(HttpStatusCode.Unauthorized);

        var refused = await SignInAsync(api, user, "203.0.113.1");

        refused.ExpectError(HttpStatusCode.TooManyRequests, "Rate limit exceeded for signing in");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15));
    }

    [Theory]
    [EachStore]
    public async Task Attempts_FromEverywhere_DoNotKeepTheUserOut(Store store)
    {
        await using var api = await stores.StartAnotherAsync(store, Strict);
        var user = await SignUpAsync(api, Home);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 30; i++)
            answers.Add((await SignInAsync(api, user, $"203.0.113.{i}", "a wrong staple")).Status);

        // Three of each address, but fifteen of all strangers together.
        Assert.Equal(15, answers.Count(status => status is HttpStatusCode.Unauthorized));
        Assert.Equal(15, answers.Count(status => status is HttpStatusCode.TooManyRequests));
        (await SignInAsync(api, user, "203.0.113.99")).Expect(HttpStatusCode.TooManyRequests);
        (await SignInAsync(api, user, Home)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [EachStore]
    public async Task Attempts_OfOneAddressUponManyAccounts_AreRefused(Store store)
    {
        await using var api = await stores.StartAnotherAsync(store, Strict);
        var user = await SignUpAsync(api, Home);
        for (var i = 0; i < 20; i++)
        {
            (await SignInAsync(api, user with { Email = $"nobody-{i}@trade.test" }, "203.0.113.1"))
                .Expect(HttpStatusCode.Unauthorized);
        }

        (await SignInAsync(api, user with { Email = "nobody-21@trade.test" }, "203.0.113.1"))
            .Expect(HttpStatusCode.TooManyRequests);
        (await SignInAsync(api, user, Home)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [EachStore]
    public async Task SignUps_OfOneAddress_AreFew(Store store)
    {
        await using var api = await stores.StartAnotherAsync(store, Strict);
        await SignUpAsync(api, Home);
        var tenant = await api.CreateTenantAsync();

        (await PostAsync(api, "/api/auth/sign-up", People.SignUpJson(tenant.Id), Home)).Expect(HttpStatusCode.Created);
        (await PostAsync(api, "/api/auth/sign-up", People.SignUpJson(tenant.Id), Home))
            .Expect(HttpStatusCode.TooManyRequests);
    }

    // The first password is so much work that it is still being worked on when the second one comes.
    [Fact]
    public async Task Passwords_BeyondThoseThatMayWait_AreRefusedAtOnce()
    {
        await using var api = await ApiUnderTest.StartAsync(
            database: null,
            addServices: services => services.AddSingleton(
                new PasswordSettings { Iterations = 20_000_000, AtOnce = 1, Waiting = 0 }));
        var hashing = api.Service<PasswordHashing>();
        using var client = api.ClientWith(key: null);

        var first = hashing.HashAsync("the work of a second or more", CancellationToken.None);
        var refused = await client.PostAsync(
            "/api/auth/login",
            """{"institutionId":"inst_x","email":"a@b.test","password":"whatever it may be"}""");

        Assert.False(first.IsCompleted);
        refused.ExpectError(HttpStatusCode.ServiceUnavailable, "Too many sign in at the moment");
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.True((await first).TryGet(out _, out _));
        Assert.Equal(1, hashing.Done);
    }

    [Fact]
    public async Task Password_HashedWithLessWork_IsHashedAnewAtTheNextSignIn()
    {
        await using var old = await stores.StartAnotherAsync(Store.Postgres);
        await using var now = await ApiUnderTest.StartAsync(
            stores.Database,
            addServices: services => services.AddSingleton(new PasswordSettings { Iterations = 2_000 }));
        var user = await People.SignUpAsync(old, (await old.CreateTenantAsync()).Id);
        var hashing = now.Service<PasswordHashing>();

        (await People.SignInAsync(now, user)).Expect(HttpStatusCode.OK);
        Assert.Equal(2, hashing.Done);
        (await People.SignInAsync(now, user)).Expect(HttpStatusCode.OK);

        Assert.Equal(3, hashing.Done);
    }

    [Fact]
    public void Hash_OfTheSamePasswordTwice_IsNotTheSame()
    {
        var (one, two) = (PasswordHash.Create(People.Password, 1_000), PasswordHash.Create(People.Password, 1_000));

        Assert.NotEqual(one, two);
        Assert.StartsWith("$pbkdf2-sha256$i=1000$", one, StringComparison.Ordinal);
        Assert.True(PasswordHash.Matches(People.Password, one));
        Assert.False(PasswordHash.Matches(People.Password + " ", one));
        Assert.True(PasswordHash.IsWeakerThan(one, 1_001));
        Assert.False(PasswordHash.IsWeakerThan(one, 1_000));
        Assert.Equal(600_000, new PasswordSettings().Iterations);
        Assert.Throws<FormatException>(() => PasswordHash.Matches(People.Password, "$md5$x"));
        Assert.Equal(503, Problems.SignInBusy.Status);
    }

    private static async Task<SignedInUser> SignUpAsync(ApiUnderTest api, string address)
    {
        var tenant = await api.CreateTenantAsync();
        return SignedInUser.From((await PostAsync(
            api, "/api/auth/sign-up", People.SignUpJson(tenant.Id), address)).Expect(HttpStatusCode.Created));
    }

    private static Task<Answer> SignInAsync(
        ApiUnderTest api, SignedInUser user, string address, string password = People.Password) => PostAsync(
        api,
        "/api/auth/login",
        $$"""{"institutionId":"{{user.Institution}}","email":"{{user.Email}}","password":"{{password}}"}""",
        address);

    private static async Task<Answer> PostAsync(ApiUnderTest api, string path, string json, string address)
    {
        using var nobody = api.ClientWith(key: null);
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("X-Forwarded-For", address);
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await nobody.SendAsync(request);
    }
}
