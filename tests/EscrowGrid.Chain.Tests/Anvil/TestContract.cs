using System.Text.Json;
using EscrowGrid.Chain.Evm.Contracts;
using EscrowGrid.Chain.Evm.Encoding;

namespace EscrowGrid.Chain.Tests.Anvil;

/// <summary>The mirror's contract on a local chain, deployed by its owner.</summary>
internal sealed class TestContract(AnvilNode node, Address address)
{
    private static readonly string Recorded =
        Hex.Of(Keccak256.Hash("PositionEventRecorded(bytes32,bytes32,string,string,string)"u8));

    public Address Address => address;

    public static async Task<TestContract> DeployAsync(AnvilNode node, TestAccount owner, Address recorder)
    {
        var hash = await owner.SendAsync(node, to: null, LedgerContract.Creation(recorder));
        var receipt = await node.ReceiptAsync(hash);
        Assert.Equal("0x1", receipt.GetProperty("status").GetString());
        Assert.True(Address.TryParse(receipt.GetProperty("contractAddress").GetString(), out var address));
        return new TestContract(node, address!);
    }

    /// <summary>How many different records the contract has counted.</summary>
    public async Task<long> CountRecordsAsync() =>
        (long)Hex.Number((await AskAsync(Abi.Selector("recordCount()"))).GetString()!);

    public Task<JsonElement> AskAsync(byte[] data) => node.CallAsync(
        "eth_call",
        new Dictionary<string, string> { ["to"] = address.ToString(), ["data"] = Hex.Of(data) },
        "latest");

    /// <summary>What the events of the chain say, oldest first.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> ReadEventsAsync()
    {
        var logs = await node.CallAsync("eth_getLogs", new Dictionary<string, object>
        {
            ["address"] = address.ToString(),
            ["fromBlock"] = "0x0",
            ["topics"] = new[] { Recorded },
        });
        return [.. logs.EnumerateArray().Select(RecordedEvent.Read)];
    }
}
