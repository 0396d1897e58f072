using System.Text.Json;
using EscrowGrid.Core.Chain;

namespace EscrowGrid.Chain.Evm.Rpc;

/// <summary>What a node answered: a result, or an error of its own words.</summary>
/// <param name="Result">Undefined with an error.</param>
/// <param name="Error">Null without one.</param>
internal sealed record RpcReply(JsonElement Result, RpcError? Error)
{
    public bool IsNull => Error is null && Result.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <exception cref="ChainUnavailableException">The node has answered with an error, or not with a text.</exception>
    public string Text() => Value().ValueKind is JsonValueKind.String
        ? Result.GetString()!
        : throw new ChainUnavailableException("The node's answer has another form than Ethereum's nodes give.");

    /// <summary>A text of an object.</summary>
    /// <exception cref="ChainUnavailableException">As of <see cref="Text()"/>.</exception>
    public string Text(string member) =>
        Value().ValueKind is JsonValueKind.Object && Result.TryGetProperty(member, out var value)
        && value.ValueKind is JsonValueKind.String
            ? value.GetString()!
            : throw new ChainUnavailableException($"The node's answer lacks {member}.");

    private JsonElement Value() => Error is null
        ? Result
        : throw new ChainUnavailableException($"The node answers {Error.Message}");
}
