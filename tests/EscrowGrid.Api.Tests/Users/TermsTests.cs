using System.Net;

namespace EscrowGrid.Api.Tests.Users;

/// <summary>Terms and who has accepted them (production-launch.md, property 33).</summary>
[Collection(StoresDefinition.Name)]
public sealed class TermsTests(Stores stores)
{
    private static readonly Dictionary<string, string?> Asked = new() { ["TERMS_VERSION"] = "2026-11" };

    [Theory]
    [EachStore]
    public async Task SignUp_WithoutTheTermsOfNow_IsRefused(Store store)
    {
        await using var api = await stores.StartAnotherAsync(store, Asked);
        var tenant = await api.CreateTenantAsync();
        using var nobody = api.ClientWith(key: null);

        foreach (var terms in new[] { null, "2026-10", "2026-11 " })
        {
            (await nobody.PostAsync("/api/auth/sign-up", People.SignUpJson(tenant.Id, termsVersion: terms)))
                .ExpectError(HttpStatusCode.UnprocessableEntity, "Current terms must be accepted");
        }

        var listed = (await tenant.Admin.GetAsync("/api/users")).Json;
        Assert.Equal(0, listed.GetProperty("pagination").GetProperty("total").GetInt32());
        await People.SignUpAsync(api, tenant.Id, termsVersion: "2026-11");
    }

    // Two APIs on one database: the second one has published new terms.
    [Fact]
    public async Task Terms_PublishedSince_LetUsersLookButNotChange()
    {
        const string Secret = "kV9x2pQ7mZ4tB6nR8sW1yC3uE5aG0hJdLfNqPoTiUvXbMgKcYrSeDwAzHjOlIx3F";
        await using var before = await stores.StartAnotherAsync(
            Store.Postgres, new Dictionary<string, string?> { ["JWT_SECRET"] = Secret });
        await using var now = await stores.StartAnotherAsync(
            Store.Postgres, new Dictionary<string, string?>(Asked) { ["JWT_SECRET"] = Secret });
        var user = await People.SignUpAsync(before, (await before.CreateTenantAsync()).Id);
        using var client = People.ClientOf(now, user);
        var payout = $"/api/users/{user.Id}/payout";

        (await client.GetAsync("/api/auth/me")).Expect(HttpStatusCode.OK);
        var refused = (await client.PutAsync(payout, "{}"))
            .ExpectError(HttpStatusCode.Forbidden, "Current terms must be accepted first");
        Assert.Contains("2026-11", refused.Details, StringComparison.Ordinal);
        (await client.PostAsync("/api/auth/terms", """{"termsVersion":"2026-10"}"""))
            .Expect(HttpStatusCode.UnprocessableEntity);
        (await client.PostAsync("/api/auth/terms", """{"termsVersion":"2026-11"}""")).Expect(HttpStatusCode.OK);

        (await client.PutAsync(payout, "{}")).Expect(HttpStatusCode.OK);
    }
}
