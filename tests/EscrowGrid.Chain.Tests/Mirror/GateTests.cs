using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary><c>ONCHAIN_FAILURE_MODE=fail</c>: refused before it is stored, or stored for good.</summary>
[Collection(ChainFixture.Name)]
public sealed class GateTests(ChainFixture fixture)
{
    [Theory]
    [EachStore]
    public async Task Create_WhileTheChainTakesNothing_IsRefusedAndNotStored(Store store)
    {
        await using var mirror = await StartAsync(store);
        await mirror.CreatePositionAsync();
        await mirror.Node.PauseAsync();
        mirror.Time.Advance(TimeSpan.FromSeconds(2));

        var refused = await mirror.TryCreatePositionAsync();

        Assert.Equal(Problems.Unavailable, refused.Problem?.Kind);
        await Assert.ThrowsAsync<ChainUnavailableException>(mirror.RunAsync);
        await mirror.ReadOnlyOneAsync();

        await mirror.Node.ResumeAsync();
        mirror.Time.Advance(TimeSpan.FromSeconds(2));
        await mirror.CreatePositionAsync();
        await mirror.RunUntilAsync(all => all.Count == 2);
        await mirror.RunUntilConfirmedAsync();
        await mirror.ExpectEachOnceAsync(2);
    }

    [Theory]
    [EachStore]
    public async Task Move_WhileTheChainTakesNothing_IsRefusedAndNotStored(Store store)
    {
        await using var mirror = await StartAsync(store);
        var position = await mirror.CreatePositionAsync();
        await mirror.Node.CallAsync("anvil_setBalance", mirror.Recorder.Address.ToString(), "0x0");
        mirror.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(
            Problems.Unavailable, (await mirror.TryMoveAsync(position, PositionState.Funded)).Problem?.Kind);

        await mirror.Node.CallAsync("anvil_setBalance", mirror.Recorder.Address.ToString(), "0xde0b6b3a7640000");
        mirror.Time.Advance(TimeSpan.FromSeconds(2));
        await mirror.MoveAsync(position, PositionState.Funded);
    }

    [Theory]
    [EachStore]
    public async Task Create_OfWhatIsNotMirrored_NeedsNoChain(Store store)
    {
        await using var mirror = await StartAsync(store);
        var asset = await mirror.CreateAssetAsync(onChain: null);
        await mirror.Node.PauseAsync();
        mirror.Time.Advance(TimeSpan.FromSeconds(2));

        await mirror.CreatePositionAsync(asset);
    }

    private Task<MirrorUnderTest> StartAsync(Store store) =>
        fixture.StartAsync(store, rules => rules with { FailureMode = ChainFailureMode.Fail });
}
