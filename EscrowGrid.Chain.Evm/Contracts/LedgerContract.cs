using System.Text.Json;
using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Core.Chain;

namespace EscrowGrid.Chain.Evm.Contracts;

/// <summary>
/// The contract <c>EscrowLedger.sol</c> beside this file: its bytes, as the compiler made them, and its calls.
/// </summary>
internal static class LedgerContract
{
    /// <summary>The error of an account that may not record.</summary>
    public static readonly string OnlyRecorder = Hex.Of(Abi.Selector("OnlyRecorder()"));

    private const string Name = "EscrowLedger";

    // The wire contract's own signature, so that a contract of the reference can be recorded to as well.
    private static readonly byte[] Record = Abi.Selector("recordPositionEvent(string,string,string)");
    private static readonly byte[] Recorder = Abi.Selector("isRecorder(address)");

    private static readonly JsonElement Artifact = ReadArtifact();

    /// <summary>The code that a node shows at the address of the contract.</summary>
    public static string RuntimeCode => Artifact.GetProperty("runtime").GetString()!;

    public static byte[] RecordCall(ChainRecord record) =>
        [.. Record, .. Abi.Texts(record.PositionId, record.Kind, record.Payload)];

    /// <summary>
    /// The id under which the contract remembers a record: Keccak-256 of what a call has after its selector.
    /// </summary>
    public static byte[] RecordId(ChainRecord record) =>
        Keccak256.Hash(Abi.Texts(record.PositionId, record.Kind, record.Payload));

    public static byte[] IsRecorderCall(Address account) => [.. Recorder, .. Abi.Word(account)];

    /// <summary>What makes the contract.</summary>
    /// <param name="recorder">The first account that may record.</param>
    public static byte[] Creation(Address recorder) =>
        [.. Hex.Bytes(Artifact.GetProperty("creation").GetString()!), .. Abi.Word(recorder)];

    private static JsonElement ReadArtifact()
    {
        using var stream = typeof(LedgerContract).Assembly.GetManifestResourceStream($"{Name}.json")
            ?? throw new InvalidOperationException("The contract is part of this assembly.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty(Name).Clone();
    }
}
