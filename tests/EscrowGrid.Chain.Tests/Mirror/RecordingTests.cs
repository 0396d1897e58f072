using System.Text.Json;
using EscrowGrid.Chain.Evm.Contracts;
using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary>From a commit to a confirmed record.</summary>
[Collection(ChainFixture.Name)]
public sealed class RecordingTests(ChainFixture fixture)
{
    [Theory]
    [EachStore]
    public async Task LifeOfAPosition_Mirrored_IsOnTheChainInOrder(Store store)
    {
        await using var mirror = await fixture.StartAsync(store);
        var position = await mirror.CreatePositionAsync();
        await mirror.MoveAsync(position, PositionState.Funded);
        await mirror.MoveAsync(position, PositionState.Released);

        await mirror.RunAsync();
        await mirror.RunUntilConfirmedAsync();

        var records = await mirror.ReadAsync();
        var told = await mirror.Contract.ReadEventsAsync();
        Assert.Equal(3, told.Count);
        Assert.Equal(records.Select(it => it.Record.Payload), told.Select(it => it.Payload));
        Assert.Equal(
            records.Select(it => Hex.Of(LedgerContract.RecordId(it.Record))), told.Select(it => it.RecordId));
        Assert.All(told, it => Assert.Equal(position.ToString(), it.PositionId));
        Assert.Equal(
            ["POSITION_CREATED", "POSITION_STATE_CHANGED", "POSITION_STATE_CHANGED"], told.Select(it => it.Kind));
    }

    [Theory]
    [EachStore]
    public async Task Payload_OfACreation_IsTheWireContractsInCanonicalForm(Store store)
    {
        await using var mirror = await fixture.StartAsync(store);
        var position = await mirror.CreatePositionAsync();
        await mirror.RunAsync();

        var entry = await ReadEntryAsync(mirror, position);
        var asset = JsonDocument.Parse(entry.Payload.Text).RootElement.GetProperty("assetId").GetString();
        Assert.Equal(
            $$"""
            {"amount":100.1,"assetId":"{{asset}}","at":"{{entry.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}",
            "currency":"USD","institutionId":"{{mirror.Institution}}","ledgerEventId":"{{entry.Id}}",
            "ledgerHash":"{{entry.Hash}}","requestId":"request-1","sequence":1,"state":"CREATED"}
            """.ReplaceLineEndings(""),
            (await mirror.ReadOnlyOneAsync()).Record.Payload);
    }

    [Theory]
    [EachStore]
    public async Task Payload_OfATransition_NamesBothStatesAndTheRequest(Store store)
    {
        await using var mirror = await fixture.StartAsync(store);
        var position = await mirror.CreatePositionAsync();
        await mirror.MoveAsync(position, PositionState.Funded);
        await mirror.RunAsync();

        using var payload = JsonDocument.Parse((await mirror.ReadAsync())[1].Record.Payload);
        Assert.Equal("CREATED", payload.RootElement.GetProperty("fromState").GetString());
        Assert.Equal("FUNDED", payload.RootElement.GetProperty("toState").GetString());
        Assert.Equal("request-1", payload.RootElement.GetProperty("requestId").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Mirror_Paused_SendsNothingNewAndGoesOnWhereItStopped(Store store)
    {
        await using var mirror = await fixture.StartAsync(store, rules => rules with { Confirmations = 2 });
        var position = await mirror.CreatePositionAsync();
        await mirror.RunAsync();
        await PauseAsync(mirror, isPaused: true);
        await mirror.MoveAsync(position, PositionState.Funded);

        await mirror.RunAsync();
        await mirror.Node.CallAsync("anvil_mine", "0x3");
        await mirror.RunUntilAsync(all => all[0].State is MirrorState.Confirmed);

        Assert.Equal(MirrorState.Pending, (await mirror.ReadAsync())[1].State);
        Assert.Single(await mirror.Contract.ReadEventsAsync());
        await PauseAsync(mirror, isPaused: false);
        await mirror.RunUntilAsync(all => all[1].Block is not null);
        Assert.Equal(2, (await mirror.Contract.ReadEventsAsync()).Count);
    }

    [Theory]
    [EachStore]
    public async Task LedgerEvent_Mirrored_ShowsItsTransaction(Store store)
    {
        await using var mirror = await fixture.StartAsync(store);
        var position = await mirror.CreatePositionAsync();
        Assert.Null((await ReadEntryAsync(mirror, position)).Mirror);

        await mirror.RunAsync();
        await mirror.RunUntilConfirmedAsync();

        var shown = (await ReadEntryAsync(mirror, position)).Mirror;
        Assert.NotNull(shown);
        Assert.Equal(MirrorState.Confirmed, shown.State);
        var receipt = await mirror.Node.ReceiptAsync(shown.TransactionHash!);
        Assert.Equal("0x1", receipt.GetProperty("status").GetString());
        Assert.Equal(Hex.Quantity(shown.BlockNumber!.Value), receipt.GetProperty("blockNumber").GetString());
        Assert.Equal(31337, shown.ChainId);
    }

    [Theory]
    [EachStore]
    public async Task Template_WithoutTheMirror_IsLeftAlone(Store store)
    {
        await using var mirror = await fixture.StartAsync(store);
        await mirror.CreatePositionAsync(await mirror.CreateAssetAsync(onChain: null));
        await mirror.CreatePositionAsync(await mirror.CreateAssetAsync("""{"enabled":false}"""));

        await mirror.RunAsync();

        Assert.Empty(await mirror.ReadAsync());
        Assert.Empty(await mirror.Contract.ReadEventsAsync());
    }

    [Theory]
    [EachStore]
    public async Task Template_OfAnotherChain_IsSkippedAndSeen(Store store)
    {
        await using var mirror = await fixture.StartAsync(store, rules => rules with { ChainId = 31337 });
        await mirror.CreatePositionAsync(await mirror.CreateAssetAsync("""{"enabled":true,"chainId":5}"""));

        await mirror.RunAsync();

        var record = await mirror.ReadOnlyOneAsync();
        Assert.Equal(MirrorState.Skipped, record.State);
        Assert.Equal("chain_id_mismatch", record.Reason);
    }

    [Theory]
    [EachStore]
    public async Task LedgerEvents_FromBeforeTheMirror_AreNotMirrored(Store store)
    {
        await using var mirror = await fixture.StartAsync(store);
        await mirror.RunAsync();
        Assert.Empty(await mirror.ReadAsync());

        // Whoever starts later follows from where the first one did.
        await mirror.CreatePositionAsync();
        await mirror.Process.Store.FollowAsync(CancellationToken.None);
        await mirror.RunAsync();

        Assert.Single(await mirror.ReadAsync());
    }

    private static async Task<LedgerEvent> ReadEntryAsync(MirrorUnderTest mirror, PositionId position) =>
        Assert.Single((await mirror.Process.Get<ILedgerStore>().ListAsync(
            position, new Page(10, 0), CancellationToken.None)).Rows);

    private static Task<JobQueueState> PauseAsync(MirrorUnderTest mirror, bool isPaused) =>
        mirror.Process.Get<OperateJobs>().PutQueueAsync(
            JobQueues.OnChain,
            isPaused,
            "The chain is too dear today",
            new CallContext(Caller.Root, "request-2", "PUT", "/operations/queues/onchain", ClientAddress: null),
            CancellationToken.None);
}
