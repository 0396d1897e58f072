using EscrowGrid.Client.ApiKeys;
using EscrowGrid.Client.Approvals;
using EscrowGrid.Client.Assets;
using EscrowGrid.Client.AssetTemplates;
using EscrowGrid.Client.Institutions;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Policies;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Client.Tests;

public sealed class GovernanceTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Release_FromTheApprovalAmountOn_WaitsForTheSecondKey()
    {
        var institution = await api.Root.Institutions.CreateAsync(new NewInstitution("Bank", [Region.Singapore]));
        var key = await api.Root.ApiKeys.CreateAsync(institution.Id, new NewApiKey("one", ApiKeyRole.Admin));
        var client = api.Client(key.Token);
        var settings = await client.Institutions.PutSettingsAsync(institution.Id, new Enforcement(Enabled: true));
        var limits = new PositionLimits
        {
            MaxTenorDays = 30,
            ApprovalAmount = 50,
            BlockedTransitions = [PositionState.Cancelled],
        };
        var policy = await client.Policies.PutAsync(institution.Id, Region.Singapore, limits);
        var position = await OpenAsync(client);

        var funded = await client.Positions.RequestTransitionAsync(
            position.Id, new PositionTransition(PositionState.Funded));
        var asked = await client.Positions.RequestTransitionAsync(
            position.Id, new PositionTransition(PositionState.Released));
        var waiting = await client.Approvals.ListAsync(new PageRequest(), ApprovalState.Pending, position.Id);
        var released = await api.Root.Approvals.ApproveAsync(waiting.Data.Single().Id);

        Assert.True(settings.Enforcement.Enabled);
        Assert.Equal((30, 50m), (policy.Config.Position.MaxTenorDays, policy.Config.Position.ApprovalAmount));
        Assert.Equal(position.CreatedAt.AddDays(30), position.ExpiresAt);
        Assert.Equal(PositionState.Funded, funded.Position?.State);
        Assert.Equal(ApprovalState.Pending, asked.Approval?.State);
        Assert.Equal(PositionState.Released, released.State);
        Assert.Equal("root", (await client.Approvals.GetAsync(waiting.Data[0].Id)).DecidedBy);
    }

    private static async Task<Position> OpenAsync(EscrowGridClient client)
    {
        var config = new System.Text.Json.Nodes.JsonObject { ["currency"] = "SGD", ["region"] = "SG" };
        var template = await client.AssetTemplates.CreateAsync(new NewAssetTemplate(
            TemplateCode.ConstructionEscrow, "t", Vertical.Construction, Region.Singapore)
        { Config = config });
        var asset = await client.Assets.CreateAsync(new NewAsset(template.Id, "a"));
        return await client.Positions.CreateAsync(new NewPosition(asset.Id, "h", "SGD", 100));
    }
}
