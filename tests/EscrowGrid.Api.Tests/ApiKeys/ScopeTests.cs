using System.Net;
using EscrowGrid.Api.Authentication;
using EscrowGrid.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EscrowGrid.Api.Tests.ApiKeys;

/// <summary>A scope narrows a key to what it names, on every endpoint that there is.</summary>
[Collection(StoresDefinition.Name)]
public sealed class ScopeTests(Stores stores)
{
    /// <summary>They show nobody's data, and every key may read them.</summary>
    private static readonly string[] AboutTheApi =
        ["/openapi.json", "/docs/{**page}", "/docs/problems", "/api/auth/caller"];

    /// <summary>Every scope meets every endpoint that keys may use.</summary>
    [Theory]
    [EachStore]
    public async Task Endpoint_ByScope_ServesOnlyKeysThatHaveIt(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var endpoints = ScopedEndpoints(api);
        var met = 0;

        foreach (var name in ScopeNames.All)
        {
            // By root, who alone may give those of operators.
            var (_, client) = await api.CreateAsync(tenant, $$""","scopes":["{{name}}"]""", api.Root);
            foreach (var (method, path, scope) in endpoints)
            {
                var answer = await client.SendAsync(HttpMethod.Parse(method), Url(path, tenant), json: null);
                var isRefused = answer.Status is HttpStatusCode.Forbidden
                    && answer.Text.Contains("lacks a scope", StringComparison.Ordinal);
                Assert.True(isRefused == (ScopeNames.NameOf(scope) != name), $"{name} on {method} {path}");
                met++;
            }
        }

        Assert.Equal(ScopeNames.All.Count * endpoints.Count, met);
    }

    [Fact]
    public void Endpoints_ThatKeysMayUse_EachDeclareOneScope()
    {
        var rules = stores[Store.Memory].Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !AboutTheApi.Contains(endpoint.RoutePattern.RawText))
            .Select(endpoint => (endpoint.DisplayName, Rule: endpoint.Metadata.GetMetadata<AccessRule>()))
            .Where(endpoint => endpoint.Rule is not null && endpoint.Rule != AccessRule.Documentation);

        // What only root may call is refused to every key, and needs no scope.
        Assert.All(rules, endpoint => Assert.True(
            endpoint.Rule!.Scope is not Scopes.None || RefusesKeys(endpoint.Rule), endpoint.DisplayName));
    }

    [Theory]
    [EachStore]
    public async Task Key_WithScopes_ShowsThemInTheOrderOfTheList(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var created = await tenant.Admin.PostAsync(
            IssuedKey.KeysOf(tenant),
            """{"label":"k","role":"read_only","scopes":["positions:read","assets:read","positions:read"]}""");
        var listed = (await tenant.Admin.GetAsync(IssuedKey.KeysOf(tenant))).Json;

        Assert.Equal("""["assets:read","positions:read"]""", created.Json.GetProperty("scopes").GetRawText());
        Assert.Equal("""["assets:read","positions:read"]""", listed[2].GetProperty("scopes").GetRawText());
        Assert.False(listed[0].TryGetProperty("scopes", out _));
    }

    [Theory]
    [EachStore("""[]""", "scopes", "At least one scope is required")]
    [EachStore("""null""", "scopes", "Invalid input: expected array, received null")]
    [EachStore("""["positions:read","root"]""", "scopes.1", null)]
    public async Task Scopes_OutsideTheList_AreRefused(Store store, string scopes, string field, string? message)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var refused = await tenant.Admin.PostAsync(
            IssuedKey.KeysOf(tenant), $$"""{"label":"k","role":"admin","scopes":{{scopes}}}""");

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.Equal(message ?? OneOfTheScopes(), refused.MessageOf(field));
    }

    /// <summary>A narrow key must not be a way to a wide one.</summary>
    [Theory]
    [EachStore("""{"label":"k","role":"admin"}""")]
    [EachStore("""{"label":"k","role":"admin","scopes":["api-keys:write","positions:read"]}""")]
    public async Task NarrowKey_ThatCreatesAWiderOne_IsRefused(Store store, string body)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var (_, narrow) = await api.CreateAsync(tenant, ""","scopes":["api-keys:write"]""");

        var refused = await narrow.PostAsync(IssuedKey.KeysOf(tenant), body);
        var same = await narrow.PostAsync(
            IssuedKey.KeysOf(tenant), """{"label":"k","role":"admin","scopes":["api-keys:write"]}""");

        refused.ExpectError(HttpStatusCode.Forbidden, "Forbidden");
        Assert.Equal("A key can grant only what it may itself, and only for as long", refused.Details);
        same.Expect(HttpStatusCode.Created);
    }

    /// <summary>What reaches beyond the own institution is not in a key that was given no scopes.</summary>
    [Theory]
    [EachStore("operations:read")]
    [EachStore("operations:write")]
    public async Task AdminKey_ThatCreatesAnOperatorsKey_IsRefused(Store store, string scope)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var body = $$"""{"label":"k","role":"admin","scopes":["{{scope}}"]}""";

        (await tenant.Admin.PostAsync(IssuedKey.KeysOf(tenant), body))
            .ExpectError(HttpStatusCode.Forbidden, "Forbidden");
        (await api.Root.PostAsync(IssuedKey.KeysOf(tenant), body)).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [EachStore]
    public async Task NarrowKey_ThatRotatesAWiderOne_IsRefused(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var (wide, _) = await api.CreateAsync(tenant);
        var (_, narrow) = await api.CreateAsync(tenant, ""","scopes":["api-keys:write"]""");

        (await narrow.SendAsync(HttpMethod.Post, $"{IssuedKey.KeysOf(tenant)}/{wide}/rotate", json: null))
            .ExpectError(HttpStatusCode.Forbidden, "Forbidden");
    }

    private static bool RefusesKeys(AccessRule rule) =>
        rule.FindRefusal(new DefaultHttpContext(), Caller.OfKey(default, default, Role.Admin)) is not null;

    private static string OneOfTheScopes() =>
        $"Invalid option: expected one of {string.Join('|', ScopeNames.All.Select(name => $"\"{name}\""))}";

    private static string Url(string path, Tenant tenant) => path
        .Replace("{institutionId}", tenant.Id, StringComparison.Ordinal)
        .Replace("{region}", "US", StringComparison.Ordinal)
        .Replace("{version:long}", "1", StringComparison.Ordinal)
        .Replace("{", "", StringComparison.Ordinal)
        .Replace("}", "", StringComparison.Ordinal);

    private static List<(string Method, string Path, Scopes Scope)> ScopedEndpoints(ApiUnderTest api) =>
    [
        .. from endpoint in api.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let rule = endpoint.Metadata.GetMetadata<AccessRule>()
           where rule is not null && rule.Scope is not Scopes.None
           from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
           // A HEAD is the GET of the same endpoint, and its answer has no text to look at.
           where method != HttpMethods.Head
           select (method, endpoint.RoutePattern.RawText!, rule.Scope),
    ];
}
