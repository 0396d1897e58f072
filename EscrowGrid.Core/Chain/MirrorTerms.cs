using System.Text.Json;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Chain;

/// <summary>
/// What a template says of the mirror: <c>config.onchain</c> = <c>{enabled?, chainId?}</c> (wire contract, section 8).
/// </summary>
/// <param name="IsEnabled">As JavaScript reads it: neither false, nor 0, nor empty.</param>
/// <param name="ChainId">Null when it names no chain.</param>
public sealed record MirrorTerms(bool IsEnabled, long? ChainId)
{
    /// <summary>Of a template that says nothing of the mirror.</summary>
    public static MirrorTerms None { get; } = new(IsEnabled: false, ChainId: null);

    public static MirrorTerms Read(JsonText config)
    {
        using var document = JsonDocument.Parse(config.Text);
        if (!document.RootElement.TryGetProperty("onchain", out var onChain)
            || onChain.ValueKind is not JsonValueKind.Object)
        {
            return None;
        }

        long? chain = onChain.TryGetProperty("chainId", out var named) && named.ValueKind is JsonValueKind.Number
            && named.TryGetInt64(out var number)
            ? number
            : null;
        return new MirrorTerms(onChain.TryGetProperty("enabled", out var enabled) && IsTruthy(enabled), chain);
    }

    /// <summary>Whether records go to this chain; either side may leave open which one it means.</summary>
    public bool Fits(long? chainId) => ChainId is null || chainId is null || ChainId == chainId;

    private static bool IsTruthy(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.False or JsonValueKind.Null => false,
        JsonValueKind.Number => !value.TryGetDouble(out var number) || number != 0,
        JsonValueKind.String => value.GetString() is { Length: > 0 },
        _ => true,
    };
}
