using System.Net;
using EscrowGrid.Core;

namespace EscrowGrid.Api.Tests.ApiKeys;

[Collection(StoresDefinition.Name)]
public sealed class RotationTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Rotation_WithoutGrace_EndsTheOldTokenAtOnce(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var (id, old) = await api.CreateAsync(
            tenant, ""","scopes":["positions:read","api-keys:write"],"expiresAt":"2099-01-01T00:00:00Z" """);

        var rotated = (await old.SendAsync(HttpMethod.Post, Rotate(tenant, id), json: null))
            .Expect(HttpStatusCode.Created).Json;

        using var renewed = api.ClientWith(rotated.GetProperty("apiKey").GetString());
        (await renewed.GetAsync("/positions")).Expect(HttpStatusCode.OK);
        (await renewed.GetAsync("/assets")).Expect(HttpStatusCode.Forbidden);
        (await old.GetAsync("/positions")).ExpectError(HttpStatusCode.Unauthorized, "Invalid API key");
        Assert.NotEqual(id, rotated.GetProperty("id").GetString());
        Assert.Equal("k", rotated.GetProperty("label").GetString());
        Assert.Equal("""["api-keys:write","positions:read"]""", rotated.GetProperty("scopes").GetRawText());
        Assert.Equal("2099-01-01T00:00:00.000Z", rotated.GetProperty("expiresAt").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Rotation_WithGrace_LetsTheOldTokenWorkUntilItsEnd(Store store)
    {
        var time = new MovableTime();
        await using var api = await stores.StartAnotherAsync(store, time: time);
        var tenant = await api.CreateTenantAsync();
        var (id, old) = await api.CreateAsync(tenant);

        var rotated = (await tenant.Admin.PostAsync(Rotate(tenant, id), """{"expiresInSeconds":600}"""))
            .Expect(HttpStatusCode.Created);

        (await old.GetAsync("/positions")).Expect(HttpStatusCode.OK);
        var listed = (await tenant.Admin.GetAsync(IssuedKey.KeysOf(tenant))).Json.EnumerateArray()
            .Single(key => key.GetProperty("id").GetString() == id);
        Assert.Equal(rotated.Id, listed.GetProperty("replacedBy").GetString());
        (await tenant.Admin.PostAsync(Rotate(tenant, id), "{}"))
            .ExpectError(HttpStatusCode.Conflict, "API key was already rotated");
        time.Advance(TimeSpan.FromSeconds(601));
        (await old.GetAsync("/positions")).ExpectError(HttpStatusCode.Unauthorized, "Invalid API key");
    }

    [Theory]
    [EachStore("""{"expiresInSeconds":604801}""", "Grace must not exceed 604800")]
    [EachStore("""{"expiresInSeconds":-1}""", "Grace must be non-negative")]
    [EachStore("""{"expiresInSeconds":1.5}""", "Invalid input: expected int, received number")]
    [EachStore("""{"expiresInSeconds":"1"}""", "Invalid input: expected number, received string")]
    public async Task Grace_OutsideItsRange_IsRefused(Store store, string body, string message)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var (id, _) = await stores[store].CreateAsync(tenant);

        var refused = await tenant.Admin.PostAsync(Rotate(tenant, id), body);

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.Equal(message, refused.MessageOf("expiresInSeconds"));
    }

    [Theory]
    [EachStore]
    public async Task Rotation_OfAKeyThatDoesNotWork_IsNotFound(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var other = await stores[store].CreateTenantAsync();
        var (id, _) = await stores[store].CreateAsync(tenant);
        var (strange, _) = await stores[store].CreateAsync(other);
        await tenant.Admin.SendAsync(HttpMethod.Post, $"{IssuedKey.KeysOf(tenant)}/{id}/revoke", json: null);

        foreach (var key in new[] { id, strange, "ak_unknown" })
        {
            (await tenant.Admin.PostAsync(Rotate(tenant, key), "{}"))
                .ExpectError(HttpStatusCode.NotFound, "API key not found or already revoked");
        }
    }

    [Theory]
    [EachStore]
    public async Task Rotations_OfOneKeyAtOnce_HaveOneWinner(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var (id, _) = await stores[store].CreateAsync(tenant);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => Task.Run(() => tenant.Admin.PostAsync(Rotate(tenant, id), """{"expiresInSeconds":60}"""))));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.All(
            answers.Where(answer => answer.Status is not HttpStatusCode.Created),
            lost => lost.ExpectError(HttpStatusCode.Conflict, "API key was already rotated"));
        Assert.Equal(4, (await tenant.Admin.GetAsync(IssuedKey.KeysOf(tenant))).Json.GetArrayLength());
    }

    [Theory]
    [EachStore]
    public async Task Rotation_Repeated_NamesTheKeyAndNotItsToken(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var (id, _) = await stores[store].CreateAsync(tenant);
        var rotated = await tenant.Admin.PostOnceAsync(Rotate(tenant, id), json: null, "rotation");

        var repeated = await tenant.Admin.PostOnceAsync(Rotate(tenant, id), json: null, "rotation");

        repeated.ExpectError(HttpStatusCode.Conflict, "API key was created and cannot be shown again");
        Assert.Contains(rotated.Expect(HttpStatusCode.Created).Id, repeated.Details!, StringComparison.Ordinal);
    }

    [Theory]
    [EachStore]
    public async Task Keys_OfAnInstitution_AreLimitedEvenAtOnce(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        const int Attempts = Limits.ApiKeysPerInstitution + 6;

        var answers = await Task.WhenAll(Enumerable.Range(0, Attempts).Select(_ => Task.Run(() =>
            tenant.Admin.PostAsync(IssuedKey.KeysOf(tenant), """{"label":"k","role":"read_only"}"""))));

        // The tenant has had two from the start.
        Assert.Equal(
            Limits.ApiKeysPerInstitution - 2, answers.Count(answer => answer.Status is HttpStatusCode.Created));
        Assert.All(
            answers.Where(answer => answer.Status is not HttpStatusCode.Created),
            refused => refused.ExpectError(HttpStatusCode.Conflict, "API key limit reached"));
    }

    private static string Rotate(Tenant tenant, string key) => $"{IssuedKey.KeysOf(tenant)}/{key}/rotate";
}
