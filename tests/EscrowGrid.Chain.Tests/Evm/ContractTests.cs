using System.Text.Json.Nodes;
using EscrowGrid.Chain.Evm.Contracts;
using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Chain.Tests.Anvil;
using EscrowGrid.Core.Chain;

namespace EscrowGrid.Chain.Tests.Evm;

/// <summary>The contract, compiled from its source and run by a real chain.</summary>
public sealed class ContractTests : IAsyncLifetime
{
    private static readonly ChainRecord Record =
        new("pos_1", "POSITION_CREATED", """{"amount":100.10,"note":"für Bau № 7"}""");

    private AnvilNode _node = null!;
    private TestAccount _owner = null!;
    private TestAccount _recorder = null!;
    private TestContract _contract = null!;

    public async Task InitializeAsync()
    {
        _node = await AnvilNode.StartAsync();
        _owner = await TestAccount.CreateAsync(_node);
        _recorder = await TestAccount.CreateAsync(_node);
        _contract = await TestContract.DeployAsync(_node, _owner, _recorder.Address);
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        _recorder.Dispose();
        await _node.DisposeAsync();
    }

    [Fact]
    public async Task Artifact_CompiledAgain_IsTheSame()
    {
        var folder = Path.Combine(ChainTools.Root, "EscrowGrid.Chain.Evm", "Contracts");
        var compiled = await ChainTools.CompileAsync(Path.Combine(folder, "EscrowLedger.sol"));
        var kept = await File.ReadAllTextAsync(Path.Combine(folder, "EscrowLedger.json"));
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(compiled), JsonNode.Parse(kept)),
            "EscrowLedger.json is not what the compiler makes of EscrowLedger.sol");
    }

    [Fact]
    public async Task Deployed_ItsCode_IsThatOfTheArtifact() =>
        Assert.Equal(
            LedgerContract.RuntimeCode,
            (await _node.CallAsync("eth_getCode", _contract.Address.ToString(), "latest")).GetString());

    [Fact]
    public async Task Record_SentThreeTimes_CountsOnce()
    {
        for (var i = 0; i < 3; i++)
            await ExpectStatusAsync("0x1", _recorder, LedgerContract.RecordCall(Record));

        Assert.Equal(1, await _contract.CountRecordsAsync());
        var told = Assert.Single(await _contract.ReadEventsAsync());
        Assert.Equal(
            new RecordedEvent(
                Hex.Of(LedgerContract.RecordId(Record)), Record.PositionId, Record.Kind, Record.Payload),
            told);
    }

    [Fact]
    public async Task Record_ByAStranger_IsReverted()
    {
        using var stranger = await TestAccount.CreateAsync(_node);
        await ExpectStatusAsync("0x0", stranger, LedgerContract.RecordCall(Record));
        await ExpectStatusAsync("0x0", _owner, LedgerContract.RecordCall(Record));
        Assert.Equal(0, await _contract.CountRecordsAsync());
    }

    [Fact]
    public async Task Recorder_Revoked_RecordsNoMore()
    {
        byte[] revoke =
            [.. Abi.Selector("setRecorder(address,bool)"), .. Abi.Word(_recorder.Address), .. Abi.Word(0)];
        await ExpectStatusAsync("0x0", _recorder, revoke);
        await ExpectStatusAsync("0x1", _owner, revoke);
        await ExpectStatusAsync("0x0", _recorder, LedgerContract.RecordCall(Record));
    }

    [Fact]
    public async Task Checkpoint_AnchoredAgain_StaysAndTakesNoOtherHash()
    {
        static byte[] Anchor(int number, byte hash) =>
            [.. Abi.Selector("anchorCheckpoint(uint256,bytes32)"), .. Abi.Word(number), .. Abi.Word(hash)];
        await ExpectStatusAsync("0x1", _recorder, Anchor(7, 1));
        await ExpectStatusAsync("0x1", _recorder, Anchor(7, 1));
        await ExpectStatusAsync("0x0", _recorder, Anchor(7, 2));
        await ExpectStatusAsync("0x0", _recorder, Anchor(8, 0));
        await ExpectStatusAsync("0x0", _owner, Anchor(8, 1));
        var anchored = await _contract.AskAsync([.. Abi.Selector("checkpointOf(uint256)"), .. Abi.Word(7)]);
        Assert.Equal(1, Hex.Whole(anchored.GetString()!));
    }

    [Fact]
    public async Task Ownership_Offered_IsTakenByTheOfferedOneOnly()
    {
        byte[] offer = [.. Abi.Selector("offerOwnership(address)"), .. Abi.Word(_recorder.Address)];
        var take = Abi.Selector("takeOwnership()");
        await ExpectStatusAsync("0x0", _recorder, take);
        await ExpectStatusAsync("0x0", _recorder, offer);
        await ExpectStatusAsync("0x1", _owner, offer);
        await ExpectStatusAsync("0x0", _owner, take);
        await ExpectStatusAsync("0x1", _recorder, take);
        var owner = (await _contract.AskAsync(Abi.Selector("owner()"))).GetString()!;
        Assert.Equal(Hex.Of(Abi.Word(_recorder.Address)), owner);
    }

    private async Task ExpectStatusAsync(string status, TestAccount sender, byte[] data)
    {
        var hash = await sender.SendAsync(_node, _contract.Address, data);
        var receipt = await _node.ReceiptAsync(hash);
        Assert.Equal(status, receipt.GetProperty("status").GetString());
    }
}
