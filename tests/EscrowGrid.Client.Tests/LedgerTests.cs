using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Institutions;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Client.Tests;

public sealed class LedgerTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Proof_OfTheFirstEvent_ShowsTheChainToTheHead()
    {
        var tenant = await TestTenant.CreateAsync(api);
        var client = api.Client(tenant.Key);
        var position = await client.Positions.CreateAsync(new NewPosition(tenant.Asset, "holder", "USD", 10m));
        await client.Positions.TransitionAsync(position.Id, new PositionTransition(PositionState.Funded));
        var events = await client.LedgerEvents.ListAsync(position.Id);

        var proof = await client.LedgerEvents.ProveAsync(events[0].Id);

        Assert.Equal(events[0].Hash, proof.Event.Hash);
        Assert.Equal(proof.Event.Hash, proof.Following.Single().PreviousHash);
        Assert.Equal((2L, events[1].Hash), (proof.Head.Sequence, proof.Head.Hash));
        Assert.Equal(proof.Sealed, proof.Checkpoint is not null);
    }

    [Fact]
    public async Task CreateMany_WithOneThatIsWrong_TellsEachResultInOrder()
    {
        var tenant = await TestTenant.CreateAsync(api);
        var positions = api.Client(tenant.Key).Positions;
        var good = new NewPosition(tenant.Asset, "holder", "USD", 10m);

        var first = await AllAsync(positions.CreateManyAsync([good, good with { Amount = -1 }, good], "import-1"));
        var again = await AllAsync(positions.CreateManyAsync([good, good with { Amount = -1 }, good], "import-1"));

        Assert.Equal([(1, 201), (2, 400), (3, 201)], first.Select(it => (it.Line, it.Status)));
        Assert.Equal([true, false, true], first.Select(it => it.IsCreated));
        Assert.Equal([true, false, true], again.Select(it => it.Replayed));
        Assert.Equal(first.Select(it => it.Position?.Id), again.Select(it => it.Position?.Id));
        Assert.Equal("amount", first[1].Details!.Value[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task PutSettings_OnAnOldVersion_IsAConflict()
    {
        var tenant = await TestTenant.CreateAsync(api);
        var institutions = api.Client(tenant.Key).Institutions;
        var read = await institutions.GetSettingsAsync(tenant.Id);
        await institutions.PutSettingsAsync(tenant.Id, new Enforcement(Enabled: true), read.Version);

        var late = await Assert.ThrowsAsync<EscrowGridException>(
            () => institutions.PutSettingsAsync(tenant.Id, new Enforcement(Enabled: false), read.Version));

        Assert.Equal(ErrorKind.Conflict, late.Kind);
        Assert.True((await institutions.GetSettingsAsync(tenant.Id)).Enforcement.Enabled);
    }

    private static async Task<List<BulkResult>> AllAsync(IAsyncEnumerable<BulkResult> results)
    {
        var all = new List<BulkResult>();
        await foreach (var result in results)
            all.Add(result);
        return all;
    }
}
