using System.Net;

namespace EscrowGrid.Api.Tests.Templates;

[Collection(StoresDefinition.Name)]
public sealed class TemplateTests(Stores stores)
{
    [Theory]
    [EachStore("CONSTR_ESCROW", "TRADE_FINANCE", "US", "CONSTR_ESCROW is available under vertical CONSTRUCTION only")]
    [EachStore("CONSTR_ESCROW", "CONSTRUCTION", "EU_UK", "CONSTR_ESCROW config.region must match template region")]
    public async Task Template_ThatBreaksARule_IsRefused(
        Store store, string code, string vertical, string region, string reason)
    {
        var institution = await stores[store].Root.PostAsync(
            "/institutions", """{"name":"Narrow","regions":["US","EU_UK"],"verticals":["CONSTRUCTION"]}""");

        var refused = await stores[store].Root.PostAsync(
            "/asset-templates",
            $$"""
            {"institutionId":"{{institution.Id}}","code":"{{code}}","name":"n",
            "vertical":"{{vertical}}","region":"{{region}}",
            "config":{"currency":"USD","region":"US","retainagePercentage":5,"maxTenorDays":9,"country":"FR"} }
            """);

        refused.ExpectError(HttpStatusCode.BadRequest, "Failed to create asset template");
        Assert.Equal(reason, refused.Details);
    }

    [Theory]
    [EachStore("CONSTR_RETAINAGE", "CONSTRUCTION", "UAE")]
    [EachStore("TF_INVOICE", "TRADE_FINANCE", "US")]
    public async Task Template_BeyondTheInstitutionsRegionsOrVerticals_IsCreatedAsInTheReference(
        Store store, string code, string vertical, string region)
    {
        var institution = await stores[store].Root.PostAsync(
            "/institutions", """{"name":"Narrow","regions":["US"],"verticals":["CONSTRUCTION"]}""");

        var created = await stores[store].Root.PostAsync(
            "/asset-templates",
            $$"""
            {"institutionId":"{{institution.Id}}","code":"{{code}}","name":"n",
            "vertical":"{{vertical}}","region":"{{region}}",
            "config":{"currency":"USD","retainagePercentage":5,"maxTenorDays":9,"country":"FR"} }
            """);

        Assert.Equal(HttpStatusCode.Created, created.Status);
    }

    [Theory]
    [EachStore("inst_unknown")]
    [EachStore("inst_00000000-0000-4000-8000-000000000000")]
    public async Task Template_OfAnUnknownInstitution_IsRefused(Store store, string institution)
    {
        var refused = await stores[store].Root.PostAsync(
            "/asset-templates",
            $$"""
            {"institutionId":"{{institution}}","code":"CONSTR_ESCROW","name":"n",
            "vertical":"CONSTRUCTION","region":"US",
            "config":{{Tenant.EscrowConfig}}}
            """);

        refused.ExpectError(HttpStatusCode.BadRequest, "Failed to create asset template");
        Assert.Equal("Institution not found", refused.Details);
    }

    [Theory]
    [EachStore]
    public async Task Asset_OfAnotherInstitutionsTemplate_IsRefused(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var other = await stores[store].CreateTenantAsync();
        var template = await tenant.CreateTemplateAsync();

        var refused = await other.Admin.PostAsync("/assets", $$"""{"templateId":"{{template}}","label":"a"}""");

        refused.ExpectError(HttpStatusCode.BadRequest, "Failed to create asset");
        Assert.Equal("Asset template not found for institution", refused.Details);
    }
}
