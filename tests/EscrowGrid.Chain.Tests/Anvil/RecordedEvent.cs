using System.Text;
using System.Text.Json;
using EscrowGrid.Chain.Evm.Encoding;

namespace EscrowGrid.Chain.Tests.Anvil;

/// <summary>An event of the contract, read from the bytes of a log.</summary>
internal sealed record RecordedEvent(string RecordId, string PositionId, string Kind, string Payload)
{
    public static RecordedEvent Read(JsonElement log)
    {
        var data = Hex.Bytes(log.GetProperty("data").GetString()!);
        return new RecordedEvent(
            log.GetProperty("topics")[1].GetString()!, TextAt(data, 0), TextAt(data, 1), TextAt(data, 2));
    }

    private static string TextAt(byte[] data, int index)
    {
        var offset = WholeAt(data, index * Abi.WordBytes);
        return Encoding.UTF8.GetString(data, offset + Abi.WordBytes, WholeAt(data, offset));
    }

    private static int WholeAt(byte[] data, int offset) =>
        (int)Hex.Whole(Hex.Of(data.AsSpan(offset, Abi.WordBytes)));
}
