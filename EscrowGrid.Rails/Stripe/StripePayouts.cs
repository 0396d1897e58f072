using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Stripe;

/// <summary>
/// Money out by Stripe: a transfer from the charge to the seller's account, or a refund of the charge. The settlement's
/// id is the idempotency key and stands in the object's metadata, so it can be found without any answer ever seen
/// (escrow-services.md, T-05).
/// </summary>
internal sealed class StripePayouts(StripeApi api)
{
    public async Task<PayoutAnswer> PayOutAsync(PayoutRequest request, CancellationToken cancellationToken)
    {
        if (StripePayout.From(request, out var refusal) is not { } payout)
            return new PayoutAnswer(PayoutState.Refused, ProviderId: null, refusal);
        try
        {
            var reply = await api.PostAsync(payout.Path, payout.Fields, payout.Settlement, cancellationToken);
            return reply.IsSuccess ? payout.Read(reply.Body) : StripeError.Read(reply).ToAnswer();
        }
        catch (RailUnavailableException exception)
        {
            return new PayoutAnswer(PayoutState.Unknown, ProviderId: null, exception.Message);
        }
    }

    public async Task<PayoutAnswer> FindAsync(PayoutRequest request, CancellationToken cancellationToken)
    {
        if (StripePayout.From(request, out var refusal) is not { } payout)
            return new PayoutAnswer(PayoutState.Refused, ProviderId: null, refusal);
        try
        {
            var siblings = await api.ListAsync(
                payout.Path, payout.Filter.Name, payout.Filter.Value, cancellationToken);
            return FoundPayouts.ToAnswer([.. siblings.Where(payout.IsMine).Select(payout.Read)]);
        }
        catch (RailUnavailableException exception)
        {
            return new PayoutAnswer(PayoutState.Unknown, ProviderId: null, exception.Message);
        }
    }
}
