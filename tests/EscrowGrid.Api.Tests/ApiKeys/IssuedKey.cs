using System.Net;

namespace EscrowGrid.Api.Tests.ApiKeys;

/// <summary>Makes and uses the keys of a tenant.</summary>
internal static class IssuedKey
{
    public static string KeysOf(Tenant tenant) => $"/institutions/{tenant.Id}/api-keys";

    public static async Task<(string Id, ApiClient Client)> CreateAsync(
        this ApiUnderTest api, Tenant tenant, string fields = "", ApiClient? issuer = null)
    {
        var created = (await (issuer ?? tenant.Admin).PostAsync(
            KeysOf(tenant), $$"""{"label":"k","role":"admin"{{fields}}}""")).Expect(HttpStatusCode.Created);
        return (created.Id, api.ClientWith(created.Json.GetProperty("apiKey").GetString()));
    }
}
