using EscrowGrid.Core.Payments;

namespace EscrowGrid.Rails.Providers;

/// <summary>What a look-up for one settlement comes to.</summary>
internal static class FoundPayouts
{
    /// <param name="found">What each object with the settlement's id says.</param>
    public static PayoutAnswer ToAnswer(IReadOnlyCollection<PayoutAnswer> found) => found.Count switch
    {
        0 => new PayoutAnswer(PayoutState.NotFound, ProviderId: null),
        1 => found.Single(),
        // Somebody has paid by other means under our id: the money has moved, and staff must know.
        _ => found.MaxBy(answer => answer.State is PayoutState.Confirmed)! with { Error = PayoutErrors.Repeated },
    };
}
