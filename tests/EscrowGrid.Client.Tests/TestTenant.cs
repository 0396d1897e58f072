using EscrowGrid.Client.ApiKeys;
using EscrowGrid.Client.Assets;
using EscrowGrid.Client.AssetTemplates;
using EscrowGrid.Client.Institutions;

namespace EscrowGrid.Client.Tests;

/// <summary>A new institution with an admin key, and an asset for positions in USD.</summary>
/// <param name="Id">The institution.</param>
/// <param name="Key">Its admin key.</param>
/// <param name="Asset">Its asset.</param>
internal sealed record TestTenant(string Id, string Key, string Asset)
{
    public static async Task<TestTenant> CreateAsync(ApiFixture api)
    {
        var institution = await api.Root.Institutions.CreateAsync(new NewInstitution("Bank", [Region.UnitedStates]));
        var key = await api.Root.ApiKeys.CreateAsync(institution.Id, new NewApiKey("k", ApiKeyRole.Admin));
        var client = api.Client(key.Token);
        var template = await client.AssetTemplates.CreateAsync(
            new NewAssetTemplate(
                TemplateCode.ConstructionEscrow, "Escrow", Vertical.Construction, Region.UnitedStates)
            {
                Config = new() { ["currency"] = "USD", ["region"] = "US" },
            });
        var asset = await client.Assets.CreateAsync(new NewAsset(template.Id, "Tower"));
        return new TestTenant(institution.Id, key.Token, asset.Id);
    }
}
