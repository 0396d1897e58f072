using System.Collections.Frozen;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Stripe;

/// <summary>What a 4xx of Stripe says. Its message is left out: it names accounts and amounts.</summary>
/// <param name="Code">Stripe's code, or its type where it gives none.</param>
/// <param name="IsCertain">Whether it rules out that something was made under the same idempotency key.</param>
internal sealed record StripeError(string Code, bool IsCertain)
{
    /// <summary>What may be otherwise later: the balance, a limit, an account that is on hold.</summary>
    private static readonly FrozenSet<string> Retryable = FrozenSet.Create(
        StringComparer.Ordinal,
        "account_invalid", "balance_insufficient", "insufficient_capabilities_for_transfer", "insufficient_funds",
        "payouts_not_allowed", "transfers_not_allowed");

    /// <exception cref="RailUnavailableException">It is not Stripe's form of an error.</exception>
    public static StripeError Read(ProviderReply reply)
    {
        var error = reply.Body.Object("error");
        var type = error.Text("type");
        var code = error.TextOrNull("code") ?? type;
        // The key was used with other parameters: what was made by them nobody has said.
        return new StripeError(ProviderCode.Clean(code), type != "idempotency_error");
    }

    public PayoutAnswer ToAnswer() => IsCertain
        ? new PayoutAnswer(PayoutState.Refused, ProviderId: null, Code, Retryable.Contains(Code))
        : new PayoutAnswer(PayoutState.Unknown, ProviderId: null, Code);
}
