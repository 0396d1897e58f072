using System.Net;

namespace EscrowGrid.Api.Tests.OpenApi;

/// <summary>Who may read what the API says of itself (wire contract, section 2).</summary>
[Collection(StoresDefinition.Name)]
public sealed class ExposureTests(Stores stores)
{
    private static readonly string[] Paths =
        ["/openapi.json", "/docs/", "/docs/index.js", "/docs/redoc/", "/docs/redoc/index.css", "/docs/problems"];

    [Fact]
    public async Task Pages_ByDefault_NeedAKeyAndServeAny()
    {
        var api = stores[Store.Memory];
        var tenant = await api.CreateTenantAsync();
        using var nobody = api.ClientWith(key: null);

        foreach (var path in Paths)
        {
            (await nobody.GetAsync(path)).ExpectError(HttpStatusCode.Unauthorized, "Missing API key");
            (await tenant.Reader.GetAsync(path)).Expect(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Pages_WhenPublic_AreOpenAndNothingElseIs()
    {
        await using var api = await stores.StartAnotherAsync(
            Store.Memory, new Dictionary<string, string?> { ["PUBLIC_DOCS_ENABLED"] = "true" });
        using var nobody = api.ClientWith(key: null);

        foreach (var path in Paths)
            (await nobody.GetAsync(path)).Expect(HttpStatusCode.OK);
        (await nobody.GetAsync("/assets")).ExpectError(HttpStatusCode.Unauthorized, "Missing API key");
    }
}
