using EscrowGrid.Chain.Evm.Contracts;
using EscrowGrid.Chain.Tests.Anvil;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Verification;

namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary>The installation's own verification compares the ledger with what is anchored on a real chain.</summary>
[Collection(ChainFixture.Name)]
public sealed class AnchorReplayTests(ChainFixture fixture)
{
    private static readonly string OtherHash = new('7', 64);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Replay_ByWhatIsAnchored_CountsWhatTheLedgerHasAndHasNot(bool inPostgres)
    {
        await using var installation = await StartAsync(inPostgres);

        var before = await ReplayAsync(installation);
        var first = await SealAsync(installation);
        await AnchorAsync(installation, first.Number, first.Hash.ToString());
        await installation.CreatePositionAsync();
        await SealAsync(installation);
        var sound = await ReplayAsync(installation);
        await AnchorAsync(installation, 2, OtherHash);
        await AnchorAsync(installation, 9, OtherHash);
        var rewritten = await ReplayAsync(installation);

        Assert.Equal(new AnchorComparison(Compared: 0, Wrong: 0, Away: null), before.Anchors);
        Assert.Equal(new AnchorComparison(Compared: 1, Wrong: 0, Away: null), sound.Anchors);
        Assert.Equal(0, sound.Result.Findings);
        Assert.Equal(new AnchorComparison(Compared: 3, Wrong: 2, Away: null), rewritten.Anchors);
        Assert.Equal(2, rewritten.Result.Findings);
        Assert.Contains("NotTheTrustedLedger: checkpoint 2", rewritten.FirstFindings[0], StringComparison.Ordinal);
        Assert.Contains("CheckpointMissing: checkpoint 9", rewritten.FirstFindings[1], StringComparison.Ordinal);
        var kept = await installation.Process.Get<IReplayStore>()
            .ListAsync(long.MaxValue, limit: 3, CancellationToken.None);
        Assert.Equal([rewritten.Anchors, sound.Anchors, before.Anchors], kept.Rows.Select(it => it.Anchors));
    }

    [Fact]
    public async Task Replay_WhileTheChainIsAway_SaysSoAndFindsNothing()
    {
        await using var installation = await StartAsync(inPostgres: true);
        var sealedFirst = await SealAsync(installation);
        await AnchorAsync(installation, sealedFirst.Number, OtherHash);
        await installation.Node.PauseAsync();

        var away = await ReplayAsync(installation);
        await installation.Node.ResumeAsync();
        var back = await ReplayAsync(installation);

        Assert.Equal((0, 0), (away.Anchors!.Compared, away.Anchors.Wrong));
        Assert.NotEmpty(away.Anchors.Away!);
        Assert.Equal(0, away.Result.Findings);
        Assert.Equal(new AnchorComparison(Compared: 1, Wrong: 1, Away: null), back.Anchors);
    }

    /// <summary>Another chain, or one that was thrown away, has no anchors; that is not to look like none.</summary>
    [Fact]
    public async Task Replay_ByANodeWithoutTheContract_SaysThatItIsAway()
    {
        await using var installation = await StartAsync(inPostgres: false);
        await installation.Node.CallAsync("anvil_setCode", installation.Contract.Address.ToString(), "0x");

        var replay = await ReplayAsync(installation);

        Assert.Contains("There is no contract", replay.Anchors!.Away, StringComparison.Ordinal);
        Assert.Equal(0, replay.Result.Findings);
    }

    private static Task<LedgerReplay> ReplayAsync(MirrorUnderTest installation) =>
        installation.Process.Get<ReplayLedger>().RunAsync(CancellationToken.None);

    private static Task<string> AnchorAsync(MirrorUnderTest installation, long number, string hash) =>
        CheckpointAnchor.AnchorAsync(
            new ContractOrder
            {
                RpcUrl = installation.Node.Address,
                Key = installation.Recorder.Secret,
                Contract = installation.Contract.Address,
            },
            (number, hash),
            TimeProvider.System,
            CancellationToken.None);

    /// <returns>The newest checkpoint.</returns>
    private static async Task<LedgerCheckpoint> SealAsync(MirrorUnderTest installation)
    {
        await installation.Process.Get<SealLedger>().RunAsync(CancellationToken.None);
        return (await installation.Process.Get<ICheckpointStore>().FindLastAsync(CancellationToken.None))!;
    }

    private async Task<MirrorUnderTest> StartAsync(bool inPostgres) => await MirrorUnderTest.StartAsync(
        await AnvilNode.StartAsync(), inPostgres ? await fixture.CreateDatabaseAsync() : null, change: null);
}
