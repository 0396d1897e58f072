using System.Net;
using EscrowGrid.Api.Tests.ApiKeys;

namespace EscrowGrid.Api.Tests.RateLimits;

/// <summary>What went round the limits of the reference API, or used up those of others (W14, W15).</summary>
[Collection(StoresDefinition.Name)]
public sealed class LimitEvasionTests(Stores stores)
{
    private const string Body = """{"label":"k","role":"admin"}""";

    [Theory]
    [EachStore("/institutions/{inst}/api-keys/")]
    [EachStore("/INSTITUTIONS/{inst}/API-KEYS")]
    [EachStore("/institutions/{inst}/api%2Dkeys")]
    [EachStore("/institutions/{INST}/api-keys")]
    [EachStore("/institutions/{inst}/api-keys?x=1")]
    public async Task KeyCreation_ByAnotherSpellingOfThePath_CountsTheSame(Store store, string path)
    {
        await using var api = await stores.StartAnotherAsync(store, Setting("RATE_LIMIT_KEY_CREATIONS", "3"));
        var tenant = await api.CreateTenantAsync();
        (await tenant.Admin.PostAsync(IssuedKey.KeysOf(tenant), Body)).Expect(HttpStatusCode.Created);
        var url = path
            .Replace("{inst}", tenant.Id, StringComparison.Ordinal)
            .Replace("{INST}", "inst_" + tenant.Id["inst_".Length..].ToUpperInvariant(), StringComparison.Ordinal);

        var evading = await tenant.Admin.PostAsync(url, Body);

        Assert.DoesNotContain(evading.Status, new[] { HttpStatusCode.OK, HttpStatusCode.Created });
        Assert.Equal(3, (await tenant.Admin.GetAsync(IssuedKey.KeysOf(tenant))).Json.GetArrayLength());
    }

    [Theory]
    [EachStore("/institutions/")]
    [EachStore("/Institutions")]
    [EachStore("/%69nstitutions")]
    public async Task InstitutionCreation_ByAnotherSpellingOfThePath_CountsTheSame(Store store, string path)
    {
        await using var api = await stores.StartAnotherAsync(store, Setting("RATE_LIMIT_INSTITUTION_CREATIONS", "1"));
        const string Institution = """{"name":"Acme","regions":["US"]}""";
        (await api.Root.PostAsync("/institutions", Institution)).Expect(HttpStatusCode.Created);

        (await api.Root.PostAsync(path, Institution)).Expect(HttpStatusCode.TooManyRequests);
    }

    /// <summary>Neither a stranger nor a key without the right may use up what the institution has.</summary>
    [Theory]
    [EachStore]
    public async Task KeyCreation_ByWhoMayNot_DoesNotCount(Store store)
    {
        await using var api = await stores.StartAnotherAsync(store, Setting("RATE_LIMIT_KEY_CREATIONS", "3"));
        var tenant = await api.CreateTenantAsync();
        var other = await api.CreateTenantAsync();
        for (var i = 0; i < 5; i++)
        {
            (await other.Admin.PostAsync(IssuedKey.KeysOf(tenant), Body)).Expect(HttpStatusCode.Forbidden);
            (await tenant.Reader.PostAsync(IssuedKey.KeysOf(tenant), Body)).Expect(HttpStatusCode.Forbidden);
            (await tenant.Admin.PostAsync("/institutions", "{}")).Expect(HttpStatusCode.Forbidden);
        }

        (await tenant.Admin.PostAsync(IssuedKey.KeysOf(tenant), Body)).Expect(HttpStatusCode.Created);
        (await tenant.Admin.PostAsync(IssuedKey.KeysOf(tenant), Body)).Expect(HttpStatusCode.TooManyRequests);
    }

    private static Dictionary<string, string?> Setting(string name, string value) => new() { [name] = value };
}
