using EscrowGrid.Core;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Stripe;

/// <summary>
/// A settlement in Stripe's words: what is sent, where it is looked up, and by what an object is known to be it.
/// </summary>
internal sealed class StripePayout
{
    private const string SourceTransaction = "source_transaction";

    private readonly PayoutRequest _request;
    private readonly long _cents;

    private StripePayout(PayoutRequest request, long cents)
    {
        _request = request;
        _cents = cents;
    }

    /// <summary>The idempotency key.</summary>
    public string Settlement => _request.Settlement.ToString();

    public string Path => IsTransfer ? "v1/transfers" : "v1/refunds";

    /// <summary>What the settlement's siblings have in common: transfers their escrow, refunds their charge.</summary>
    public (string Name, string Value) Filter => IsTransfer
        ? (StripeFields.TransferGroup, _request.Escrow.ToString())
        : (StripeFields.Charge, _request.Source);

    public IReadOnlyList<(string Name, string Value)> Fields =>
    [
        .. IsTransfer ? TransferFields() : RefundFields(),
        (StripeFields.Amount, _cents.ToString()),
        ($"{StripeFields.Metadata}[{StripeFields.Settlement}]", Settlement),
        ($"{StripeFields.Metadata}[{StripeFields.Escrow}]", _request.Escrow.ToString()),
    ];

    private bool IsTransfer => _request.Kind is PayoutKind.Transfer;

    /// <returns>Null, with the reason, for what this rail cannot pay.</returns>
    public static StripePayout? From(PayoutRequest request, out string? refusal)
    {
        var cents = 0L;
        refusal = request switch
        {
            _ when request.Money.Currency != Currency.Usd => "currency_not_supported",
            { Kind: PayoutKind.Transfer, Destination: null } => "destination_missing",
            // A card's money goes back to the card, whoever asks for what (escrow-services.md, T-20).
            { Kind: PayoutKind.Refund, Destination: not null } => "destination_not_supported",
            _ when !MinorUnits.TryOf(request.Money, out cents) => "amount_not_whole_cents",
            _ => null,
        };
        return refusal is null ? new StripePayout(request, cents) : null;
    }

    public bool IsMine(ProviderObject found) =>
        found.ObjectOrNull(StripeFields.Metadata)?.TextOrNull(StripeFields.Settlement) == Settlement;

    /// <summary>What an object of this settlement says.</summary>
    /// <exception cref="RailUnavailableException">It is none of its kind.</exception>
    public PayoutAnswer Read(ProviderObject found)
    {
        var id = found.Text(StripeFields.Id);
        if (!IsMine(found) || !IsAsAsked(found))
            return new PayoutAnswer(PayoutState.Unknown, id, PayoutErrors.Differs);
        if (IsTransfer)
        {
            // It has been made, and taken back by somebody: two movements, of which this was the first.
            return new PayoutAnswer(
                PayoutState.Confirmed, id, found.Whole("amount_reversed") > 0 ? PayoutErrors.Reversed : null);
        }

        return found.Text(StripeFields.Status) switch
        {
            "succeeded" => new PayoutAnswer(PayoutState.Confirmed, id),
            "pending" or "requires_action" => new PayoutAnswer(PayoutState.Submitted, id),
            "failed" => new PayoutAnswer(
                PayoutState.Refused, id, found.TextOrNull("failure_reason") ?? "refund_failed"),
            "canceled" => new PayoutAnswer(PayoutState.Refused, id, "refund_canceled"),
            _ => throw ProviderObject.Unreadable(StripeFields.Status),
        };
    }

    /// <summary>Of several charges none covers it alone: then it is paid from the account's balance.</summary>
    private IEnumerable<(string Name, string Value)> TransferFields() =>
    [
        (StripeFields.Currency, StripeFields.Usd),
        ("destination", _request.Destination!),
        .. _request.IsOfSeveral ? [] : new[] { (SourceTransaction, _request.Source) },
        (StripeFields.TransferGroup, _request.Escrow.ToString()),
    ];

    private IEnumerable<(string Name, string Value)> RefundFields() =>
        [(StripeFields.Charge, _request.Source), ("reason", "requested_by_customer")];

    private bool IsAsAsked(ProviderObject found)
    {
        var isKind = found.Text(StripeFields.Kind) == (IsTransfer ? "transfer" : "refund");
        var isMoney = found.Whole(StripeFields.Amount) == _cents
            && found.Text(StripeFields.Currency) == StripeFields.Usd;
        var isPlace = IsTransfer
            ? found.Text("destination") == _request.Destination
                && (_request.IsOfSeveral || found.Text(SourceTransaction) == _request.Source)
            : found.Text(StripeFields.Charge) == _request.Source;
        return isKind && isMoney && isPlace;
    }
}
