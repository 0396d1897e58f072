using System.Text.Json.Nodes;
using EscrowGrid.Client.ApiKeys;
using EscrowGrid.Client.Assets;
using EscrowGrid.Client.AssetTemplates;
using EscrowGrid.Client.Institutions;
using EscrowGrid.Client.LedgerEvents;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Client.Tests;

public sealed class HappyPathTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Position_FromCreationToRelease_LeavesItsLedger()
    {
        var institution = await api.Root.Institutions.CreateAsync(
            new NewInstitution("Bank", [Region.EuropeAndUnitedKingdom]));
        var key = await api.Root.ApiKeys.CreateAsync(institution.Id, new NewApiKey("back office", ApiKeyRole.Admin));
        var client = api.Client(key.Token);
        var template = await client.AssetTemplates.CreateAsync(
            new NewAssetTemplate(
                TemplateCode.ConstructionEscrow, "Escrow", Vertical.Construction, Region.EuropeAndUnitedKingdom)
            {
                Config = new JsonObject { ["currency"] = "EUR", ["region"] = "EU_UK" },
            });
        var asset = await client.Assets.CreateAsync(new NewAsset(template.Id, "Tower 1"));
        var position = await client.Positions.CreateAsync(
            new NewPosition(asset.Id, "holder 1", "EUR", 1234.56789m) { ExternalReference = "ext-1" });

        await client.Positions.TransitionAsync(position.Id, new PositionTransition(PositionState.Funded, "paid in"));
        var released = await client.Positions.TransitionAsync(
            position.Id, new PositionTransition(PositionState.Released));
        var ledger = await client.LedgerEvents.ListAsync(position.Id);
        var listed = await client.Positions.ListAsync(
            PageRequest.First, new PositionFilter(AssetId: asset.Id, HolderReference: "holder 1"));

        Assert.Equal(
            (PositionState.Created, 1234.56789m, "ext-1"),
            (position.State, position.Amount, position.ExternalReference));
        Assert.Equal([PositionState.Funded, PositionState.Released], released.Events.Select(change => change.ToState));
        Assert.Equal("paid in", released.Events[0].Reason);
        Assert.Equal(
            [null, PositionState.Created, PositionState.Funded], ledger.Select(entry => entry.PreviousState));
        Assert.Equal(LedgerEventKind.PositionCreated, ledger[0].Kind);
        Assert.Equal((position.Id, false), (Assert.Single(listed.Data).Id, listed.Pagination.HasMore));
    }

    [Fact]
    public async Task ApiKey_Revoked_IsListedNoMoreAndRefused()
    {
        var institution = await api.Root.Institutions.CreateAsync(new NewInstitution("Bank", [Region.Singapore]));
        var key = await api.Root.ApiKeys.CreateAsync(institution.Id, new NewApiKey("reader", ApiKeyRole.ReadOnly));
        var before = await api.Client(key.Token).Institutions.ListAsync();

        var revoked = await api.Root.ApiKeys.RevokeAsync(institution.Id, key.Id);

        Assert.Equal(institution.Id, Assert.Single(before).Id);
        Assert.NotNull(revoked.RevokedAt);
        Assert.Empty(await api.Root.ApiKeys.ListAsync(institution.Id));
        await Assert.ThrowsAsync<Errors.EscrowGridException>(() => api.Client(key.Token).Institutions.ListAsync());
    }

    [Fact]
    public async Task Health_WithoutAKey_IsAnswered()
    {
        var client = api.Client(null);

        var health = await client.Health.GetHealthAsync();
        var readiness = await client.Health.GetReadinessAsync();

        Assert.Equal(("ok", "memory", "all"), (health.Status, health.StoreBackend, health.Mode));
        Assert.Equal((true, "ready"), (readiness.Ok, readiness.Status));
    }
}
