using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Core;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Positions;
using Xunit.Abstractions;

namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary>What chains, nodes and processes do, done to the mirror: each record ends there, and once.</summary>
[Collection(ChainFixture.Name)]
public sealed class FaultTests(ChainFixture fixture, ITestOutputHelper output)
{
    private const int Producers = 5;
    private const int RecordsEach = 20;
    private const int Senders = 3;

    [Fact]
    public async Task ParallelProducersAndSenders_HundredRecords_NoneIsLostAndNoneDoubled()
    {
        await using var mirror = await fixture.StartAsync(Store.Postgres);
        var senders = Enumerable.Range(1, Senders).Select(_ => mirror.StartProcess()).ToList();
        var producers = Enumerable.Range(1, Producers).Select(_ => mirror.StartProcess()).ToList();
        using var stop = new CancellationTokenSource();
        var sending = senders.Select(sender => SendUntilAsync(sender, stop.Token)).ToList();

        await Task.WhenAll(producers.Select(async producer =>
        {
            for (var i = 0; i < RecordsEach; i++)
                await mirror.CreatePositionAsync(by: producer);
        }));
        await mirror.RunUntilAsync(all =>
            all.Count == Producers * RecordsEach && all.All(it => it.State is MirrorState.Confirmed));
        await stop.CancelAsync();
        await Task.WhenAll(sending);

        await mirror.ExpectEachOnceAsync(Producers * RecordsEach);
        var nonces = (await mirror.ReadAsync()).Select(it => it.Slot!.Nonce).Order().ToList();
        Assert.Equal(Enumerable.Range(0, Producers * RecordsEach).Select(nonce => (long)nonce), nonces);
        output.WriteLine(
            $"{nonces.Count} records by {Producers} producers and {Senders + 1} senders: 0 lost, 0 doubled");
    }

    [Theory]
    [EachStore]
    public async Task Nonce_Stuck_IsReplacedByADearerTransactionWithTheSameNonce(Store store)
    {
        await using var mirror = await fixture.StartAsync(store);
        await mirror.Node.HoldBlocksAsync();
        await mirror.CreatePositionAsync();
        await mirror.RunAsync();
        var first = await mirror.ReadOnlyOneAsync();

        mirror.Time.Advance(mirror.Rules.StuckAfter);
        await mirror.RunAsync();
        mirror.Time.Advance(mirror.Rules.StuckAfter);
        await mirror.RunAsync();

        var replaced = await mirror.ReadOnlyOneAsync();
        var signed = await mirror.Process.Store.FindTransactionsAsync(first.Id, CancellationToken.None);
        Assert.Equal(first.Slot, replaced.Slot);
        Assert.Equal(3, signed.Count);
        Assert.Equal(signed[^1].Hash, replaced.TransactionHash);
        Assert.All(signed.Zip(signed.Skip(1)), pair =>
        {
            Assert.True(pair.Second.Fee.Maximum * 8 >= pair.First.Fee.Maximum * 9);
            Assert.True(pair.Second.Fee.Tip * 8 >= pair.First.Fee.Tip * 9);
        });
        await mirror.Node.MineAsync();
        await mirror.RunUntilConfirmedAsync();
        await mirror.ExpectEachOnceAsync(1);
        output.WriteLine($"1 stuck nonce, {signed.Count} transactions, 1 record");
    }

    [Theory]
    [EachStore]
    public async Task Transaction_Reverted_IsTriedAgainWithAnotherNonce(Store store)
    {
        await using var mirror = await fixture.StartAsync(store);
        var first = await RevertAsync(mirror);

        var failed = await mirror.ReadOnlyOneAsync();
        Assert.Equal(MirrorState.Failed, failed.State);
        Assert.Equal(1, failed.Attempts);
        Assert.Equal(1, await mirror.CountAuditAsync("ONCHAIN_LEDGER_FAILED"));
        // What the contract's owner has forbidden is nobody's failed attempt.
        mirror.Time.Advance(mirror.Rules.RetryDelay);
        await Assert.ThrowsAsync<ChainUnavailableException>(mirror.RunAsync);
        Assert.Equal(1, (await mirror.ReadOnlyOneAsync()).Attempts);

        await mirror.Node.ReceiptAsync(await mirror.AllowAsync(true));
        await mirror.RunUntilConfirmedAsync();
        Assert.NotEqual(first.Slot, (await mirror.ReadOnlyOneAsync()).Slot);
        await mirror.ExpectEachOnceAsync(1);
        output.WriteLine("1 reverted transaction, 1 record");
    }

    [Theory]
    [EachStore]
    public async Task Transaction_RevertedTooOften_IsLeftToAnOperatorAndHoldsItsPositionBack(Store store)
    {
        await using var mirror = await fixture.StartAsync(store, rules => rules with { Attempts = 1 });
        await RevertAsync(mirror);
        var exhausted = await mirror.ReadOnlyOneAsync();
        Assert.Equal(MirrorState.Exhausted, exhausted.State);
        Assert.Equal(1, await mirror.CountAuditAsync("ONCHAIN_LEDGER_RETRY_EXHAUSTED"));

        await mirror.Node.ReceiptAsync(await mirror.AllowAsync(true));
        await mirror.MoveAsync(exhausted.Position, PositionState.Funded);
        await mirror.CreatePositionAsync();
        await mirror.RunUntilAsync(all => all.Count(it => it.State is MirrorState.Confirmed) == 1);
        Assert.Equal(
            [MirrorState.Exhausted, MirrorState.Pending, MirrorState.Confirmed],
            (await mirror.ReadAsync()).Select(it => it.State));
    }

    [Theory]
    [EachStore]
    public async Task Node_Down_LosesNothingAndCountsNoAttempt(Store store)
    {
        await using var mirror = await fixture.StartAsync(store);
        await mirror.Node.PauseAsync();
        for (var i = 0; i < 3; i++)
            await mirror.CreatePositionAsync();
        await Assert.ThrowsAsync<ChainUnavailableException>(mirror.RunAsync);
        Assert.All(
            await mirror.ReadAsync(), it => Assert.Equal((MirrorState.Pending, 0), (it.State, it.Attempts)));

        await mirror.Node.ResumeAsync();
        await mirror.RunUntilConfirmedAsync();
        await mirror.ExpectEachOnceAsync(3);
        output.WriteLine("3 records while the node was down: 3 on the chain");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Process_DiesWhileItSends_AnotherOneSendsTheSameBytes(bool isAfterSending)
    {
        await using var mirror = await fixture.StartAsync(Store.Postgres);
        var dying = mirror.StartProcess(client => new CrashingClient(client, isAfterSending));
        await mirror.CreatePositionAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(dying.RoundAsync);
        var left = await mirror.ReadOnlyOneAsync();
        Assert.Equal(MirrorState.Submitted, left.State);
        Assert.Null(left.SentAt);

        await mirror.RunUntilConfirmedAsync();
        var record = await mirror.ReadOnlyOneAsync();
        Assert.Equal(left.TransactionHash, record.TransactionHash);
        Assert.Single(await mirror.Process.Store.FindTransactionsAsync(record.Id, CancellationToken.None));
        await mirror.ExpectEachOnceAsync(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(12)]
    public async Task Chain_Reorganised_RecordsGoBackAndComeAgain(int depth)
    {
        await using var mirror = await fixture.StartAsync(Store.Postgres);
        for (var i = 0; i < depth; i++)
            await mirror.CreatePositionAsync();
        await mirror.RunAsync();
        await mirror.RunUntilConfirmedAsync();
        var before = await mirror.ReadAsync();

        await mirror.Node.HoldBlocksAsync();
        await mirror.Node.ReorganiseAsync(depth);
        Assert.True(await mirror.Contract.CountRecordsAsync() < depth);
        await mirror.Node.MineAsync();
        mirror.Time.Advance(Limits.ChainRecheck);
        await mirror.RunUntilAsync(all => all.Any(it => it.State is MirrorState.Submitted));
        var back = (await mirror.ReadAsync()).Count(it => it.State is MirrorState.Submitted);
        await mirror.Node.MakeBlocksAsync();
        await mirror.Node.MineAsync();
        await mirror.RunUntilConfirmedAsync();

        Assert.Equal(
            before.Select(it => it.TransactionHash), (await mirror.ReadAsync()).Select(it => it.TransactionHash));
        await mirror.ExpectEachOnceAsync(depth);
        output.WriteLine($"reorganisation of depth {depth}: {back} of {depth} records went back, {depth} came again");
    }

    [Theory]
    [EachStore]
    public async Task Nonce_TakenBySomebodyElse_IsReplacedByAnotherOne(Store store)
    {
        await using var mirror = await fixture.StartAsync(store);
        await mirror.Node.HoldBlocksAsync();
        await mirror.CreatePositionAsync();
        await mirror.RunAsync();
        var first = (await mirror.ReadOnlyOneAsync()).Slot!;
        await mirror.Recorder.SendAsync(mirror.Node, mirror.Owner.Address, [], first.Nonce);
        await mirror.Node.MineAsync(2);
        await mirror.Node.MakeBlocksAsync();

        await mirror.RunUntilConfirmedAsync();
        Assert.Equal(first.Nonce + 1, (await mirror.ReadOnlyOneAsync()).Slot!.Nonce);
        await mirror.ExpectEachOnceAsync(1);
    }

    [Theory]
    [EachStore]
    public async Task Account_WithoutFunds_GoesOnWithTheSameBytesOnceItHasSome(Store store)
    {
        await using var mirror = await fixture.StartAsync(store);
        await mirror.Node.CallAsync("anvil_setBalance", mirror.Recorder.Address.ToString(), "0x1");
        await mirror.CreatePositionAsync();
        await mirror.RunAsync();
        var poor = await mirror.ReadOnlyOneAsync();
        Assert.Contains("funds", poor.Reason, StringComparison.OrdinalIgnoreCase);

        await mirror.Node.CallAsync("anvil_setBalance", mirror.Recorder.Address.ToString(), "0x21e19e0c9bab2400000");
        mirror.Time.Advance(mirror.Rules.RetryDelay);
        await mirror.RunUntilConfirmedAsync();
        var record = await mirror.ReadOnlyOneAsync();
        Assert.Equal(poor.TransactionHash, record.TransactionHash);
        Assert.Equal((0, null), (record.Attempts, record.Reason));
    }

    [Theory]
    [EachStore]
    public async Task Chain_DearerThanAllowed_IsWaitedFor(Store store)
    {
        await using var mirror = await fixture.StartAsync(store);
        var dear = Hex.Quantity(mirror.Rules.MaxFeePerGas);
        await mirror.Node.CallAsync("anvil_setNextBlockBaseFeePerGas", dear);
        await mirror.Node.MineAsync();
        await mirror.CreatePositionAsync();
        await mirror.RunAsync();
        Assert.Equal(MirrorState.Pending, (await mirror.ReadOnlyOneAsync()).State);

        await mirror.Node.CallAsync("anvil_setNextBlockBaseFeePerGas", "0x1");
        await mirror.Node.MineAsync();
        await mirror.RunUntilConfirmedAsync();
        await mirror.ExpectEachOnceAsync(1);
    }

    [Theory]
    [EachStore]
    public async Task Node_OfAnotherChain_GetsNothing(Store store)
    {
        await using var mirror = await fixture.StartAsync(store, rules => rules with { ChainId = 1 });
        await mirror.CreatePositionAsync();
        var refused = await Assert.ThrowsAsync<ChainUnavailableException>(mirror.RunAsync);
        Assert.Equal("The node is of chain 31337, not of 1.", refused.Message);
        Assert.Equal(MirrorState.Pending, (await mirror.ReadOnlyOneAsync()).State);
    }

    /// <summary>One record whose transaction is reverted: the right to record is taken away right before it.</summary>
    private static async Task<ChainOperation> RevertAsync(MirrorUnderTest mirror)
    {
        await mirror.Node.HoldBlocksAsync();
        await mirror.AllowAsync(false);
        await mirror.CreatePositionAsync();
        await mirror.RunAsync();
        var submitted = await mirror.ReadOnlyOneAsync();
        await mirror.Node.MineAsync();
        await mirror.Node.MakeBlocksAsync();
        await mirror.RunUntilAsync(all => all.All(it => it.State is MirrorState.Failed or MirrorState.Exhausted));
        return submitted;
    }

    private static async Task SendUntilAsync(MirrorProcess sender, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await sender.RoundAsync();
    }
}
