using System.Collections.Frozen;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Custodian;

/// <summary>What the custodian's refusal says, without its message.</summary>
internal static class CustodianError
{
    /// <summary>The reference is another transfer's: what was made by it nobody has said.</summary>
    public const string ReferenceConflict = "reference_conflict";

    private static readonly FrozenSet<string> Retryable = FrozenSet.Create(
        StringComparer.Ordinal, "insufficient_balance", "limit_exceeded", "wallet_on_hold");

    /// <exception cref="RailUnavailableException">It is not the custodian's form of an error.</exception>
    public static string Read(ProviderReply reply) => ProviderCode.Clean(reply.Body.Object("error").Text("code"));

    public static PayoutAnswer ToAnswer(string code, string? id = null)
    {
        var clean = ProviderCode.Clean(code);
        return clean == ReferenceConflict
            ? new PayoutAnswer(PayoutState.Unknown, id, clean)
            : new PayoutAnswer(PayoutState.Refused, id, clean, Retryable.Contains(clean));
    }
}
