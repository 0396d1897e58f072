namespace EscrowGrid.Core.Payments;

/// <param name="State">What is certain.</param>
/// <param name="ProviderId">The provider's object; null where none is known.</param>
/// <param name="Error">The provider's code or our reason; no secrets, no addresses. Null where all is well.</param>
/// <param name="IsRetryable">Of a refusal: whether the same may work later: a balance, a limit, a hold.</param>
public sealed record PayoutAnswer(
    PayoutState State, string? ProviderId, string? Error = null, bool IsRetryable = false);
