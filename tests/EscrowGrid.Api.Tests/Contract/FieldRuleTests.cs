using System.Net;

namespace EscrowGrid.Api.Tests.Contract;

/// <summary>
/// Wire contract, section 4: every field of every body missing, of every wrong type, beyond and at its limits.
/// </summary>
[Collection(StoresDefinition.Name)]
public sealed class FieldRuleTests(Stores stores)
{
    public static IEnumerable<object?[]> Refusals() => FieldRules.All.SelectMany(rule => rule.Refusals());

    public static IEnumerable<object?[]> Acceptances() => FieldRules.All.SelectMany(rule => rule.Acceptances());

    [Theory]
    [EachStoreOf(nameof(Refusals))]
    public async Task Body_ThatBreaksOneRule_IsRefusedInTheContractsWords(
        Store store, string body, string field, string? value, string path, string message)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var refused = await SendAsync(store, tenant, ContractBody.All[body], field, value);

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        var error = Assert.Single(refused.Json.GetProperty("details").EnumerateArray());
        Assert.Equal(path, error.GetProperty("field").GetString());
        Assert.Equal(message, error.GetProperty("message").GetString());
    }

    // Not every accepted body succeeds: a code may ask for another config. What counts is that no field is refused.
    [Theory]
    [EachStoreOf(nameof(Acceptances))]
    public async Task Body_AtTheEdgeOfARule_PassesValidation(Store store, string body, string field, string? value)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var answer = await SendAsync(store, tenant, ContractBody.All[body], field, value);

        if ((int)answer.Status is < 200 or >= 300)
        {
            Assert.StartsWith("Failed to ", answer.Error, StringComparison.Ordinal);
            Assert.Contains(body, new[] { "template", "transition" });
        }
    }

    private async Task<Answer> SendAsync(Store store, Tenant tenant, ContractBody body, string field, string? value)
    {
        var json = body.With(field, value);
        var path = body.Path.Replace("{inst}", tenant.Id, StringComparison.Ordinal);
        if (json.Contains("{tmpl}", StringComparison.Ordinal))
            json = json.Replace("{tmpl}", await tenant.CreateTemplateAsync(), StringComparison.Ordinal);
        if (json.Contains("{ast}", StringComparison.Ordinal))
            json = json.Replace("{ast}", await tenant.CreateAssetAsync(), StringComparison.Ordinal);
        if (path.Contains("{pos}", StringComparison.Ordinal))
            path = path.Replace("{pos}", await tenant.CreatePositionAsync(), StringComparison.Ordinal);
        var caller = path == "/institutions" ? stores[store].Root : tenant.Admin;
        return await caller.SendAsync(body.Method, path, json);
    }
}
