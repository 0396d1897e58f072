using EscrowGrid.Core;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Custodian;

/// <summary>Money out as coins, to the seller or back: a transfer whose reference is the settlement's id.</summary>
internal sealed class CustodianPayouts(
    CustodianApi api, CustodianCollections collections, CustodianOptions options)
{
    private const string Transfers = "transfers";

    public async Task<PayoutAnswer> PayOutAsync(PayoutRequest request, CancellationToken cancellationToken)
    {
        if (ToPayout(request, out var refusal) is not { } payout)
            return Refused(refusal);
        try
        {
            var destination = request.Destination
                ?? await collections.FindSenderAsync(request.Source, cancellationToken);
            if (destination is null)
                return Refused("source_unknown");
            var reply = await api.PostAsync(
                Transfers, payout.Reference, payout.Body(destination, options), cancellationToken);
            return reply.IsSuccess
                ? payout.Read(reply.Body, destination)
                : CustodianError.ToAnswer(CustodianError.Read(reply));
        }
        catch (RailUnavailableException exception)
        {
            return new PayoutAnswer(PayoutState.Unknown, ProviderId: null, exception.Message);
        }
    }

    public async Task<PayoutAnswer> FindAsync(PayoutRequest request, CancellationToken cancellationToken)
    {
        if (ToPayout(request, out var refusal) is not { } payout)
            return Refused(refusal);
        try
        {
            var found = await api.ListAsync(
                Transfers, CustodianFields.Reference, payout.Reference, cancellationToken);
            return FoundPayouts.ToAnswer([.. found.Select(it => payout.Read(it, request.Destination))]);
        }
        catch (RailUnavailableException exception)
        {
            return new PayoutAnswer(PayoutState.Unknown, ProviderId: null, exception.Message);
        }
    }

    private static PayoutAnswer Refused(string? code) => new(PayoutState.Refused, ProviderId: null, code);

    /// <returns>Null, with the reason, for what this rail cannot pay.</returns>
    private static CustodianPayout? ToPayout(PayoutRequest request, out string? refusal)
    {
        var units = 0L;
        refusal = request switch
        {
            _ when request.Money.Currency != Currency.Usdc => "currency_not_supported",
            { Kind: PayoutKind.Transfer, Destination: null } => "destination_missing",
            { Destination: { } address } when !ChainAddress.IsAddress(address) => "destination_no_address",
            _ when !MinorUnits.TryOf(request.Money, out units) => "amount_not_whole_units",
            _ => null,
        };
        return refusal is null ? new CustodianPayout(request, units) : null;
    }
}
