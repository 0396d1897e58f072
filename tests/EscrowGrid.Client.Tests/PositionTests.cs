using System.Text.Json.Nodes;
using EscrowGrid.Client.ApiKeys;
using EscrowGrid.Client.Assets;
using EscrowGrid.Client.AssetTemplates;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Institutions;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Client.Tests;

public sealed class PositionTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Release_OfAnAmountAtAVersion_IsMadeOnce()
    {
        var (client, asset) = await PrepareAsync();
        var position = await client.Positions.CreateAsync(new NewPosition(asset, "h", "USD", 10m));
        var funded = await client.Positions.TransitionAsync(
            position.Id, new PositionTransition(PositionState.Funded) { IfVersion = position.Version });
        var release = new PositionTransition(PositionState.PartiallyReleased)
        {
            Amount = 2.5m,
            IfVersion = funded.Version,
        };

        var released = await client.Positions.TransitionAsync(position.Id, release);
        var refused = await Assert.ThrowsAsync<EscrowGridException>(
            () => client.Positions.TransitionAsync(position.Id, release));

        Assert.Equal((10m, 7.5m, 3), (released.Amount, released.RemainingAmount, released.Version));
        Assert.Equal([null, 2.5m], released.Events.Select(step => step.Amount));
        Assert.Equal(ErrorKind.Conflict, refused.Kind);
        Assert.Equal("Precondition failed", refused.Message);
        Assert.False(released.AllowedActions!.Single(it => it.Action is PositionState.Funded).Allowed);
        Assert.True(released.AllowedActions!.Single(it => it.Action is PositionState.Released).Allowed);
    }

    [Fact]
    public async Task Positions_Enumerated_AreAllThatMatchTheFilter()
    {
        const int Count = 7;
        var (client, asset) = await PrepareAsync();
        var created = new List<Position>();
        for (var i = 0; i < Count; i++)
        {
            created.Add(await client.Positions.CreateAsync(new NewPosition(asset, "h", "USD", 10m + i)
            {
                ExternalReference = "R&D=1",
                Metadata = new JsonObject { ["deal[1]"] = "a+b" },
            }));
        }

        await client.Positions.CreateAsync(new NewPosition(asset, "h", "USD", 10m));
        var filter = new PositionFilter(AssetId: asset, HolderReference: "h")
        {
            ExternalReference = "R&D=1",
            States = [PositionState.Created, PositionState.Funded],
            CreatedFrom = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.FromHours(2)),
            CreatedTo = DateTimeOffset.MaxValue.AddDays(-1),
            MinAmount = 10m,
            MaxAmount = 10m + Count,
            Metadata = new Dictionary<string, string> { ["deal[1]"] = "a+b" },
        };

        var seen = new List<string>();
        await foreach (var position in client.Positions.EnumerateAsync(filter, pageSize: 3))
            seen.Add(position.Id);

        // Creation times are whole milliseconds: of two in the same one, the ids say which comes first.
        var listed = created.OrderBy(one => one.CreatedAt).ThenBy(one => one.Id, StringComparer.Ordinal);
        Assert.Equal(listed.Select(one => one.Id), seen);
    }

    [Fact]
    public async Task Reference_ClaimedTwice_IsAConflict()
    {
        var (client, asset) = await PrepareAsync();
        var claim = new NewPosition(asset, "h", "USD", 1m)
        {
            ExternalReference = "R",
            UniqueExternalReference = true,
        };

        var first = await client.Positions.CreateAsync(claim);
        var refused = await Assert.ThrowsAsync<EscrowGridException>(() => client.Positions.CreateAsync(claim));

        Assert.True(first.UniqueExternalReference);
        Assert.Equal(ErrorKind.Conflict, refused.Kind);
        Assert.Contains(first.Id, refused.Details, StringComparison.Ordinal);
    }

    private async Task<(EscrowGridClient Client, string Asset)> PrepareAsync()
    {
        var institution = await api.Root.Institutions.CreateAsync(new NewInstitution("Bank", [Region.UnitedStates]));
        var key = await api.Root.ApiKeys.CreateAsync(institution.Id, new NewApiKey("tests", ApiKeyRole.Admin));
        var client = api.Client(key.Token);
        var template = await client.AssetTemplates.CreateAsync(
            new NewAssetTemplate(
                TemplateCode.ConstructionEscrow, "Escrow", Vertical.Construction, Region.UnitedStates)
            {
                Config = new JsonObject { ["currency"] = "USD", ["region"] = "US" },
            });
        return (client, (await client.Assets.CreateAsync(new NewAsset(template.Id, "Tower"))).Id);
    }
}
