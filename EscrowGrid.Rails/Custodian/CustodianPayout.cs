using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Custodian;

/// <summary>A settlement in the custodian's words.</summary>
/// <param name="Request">As it was fixed.</param>
/// <param name="Units">Millionths of a USDC.</param>
internal sealed record CustodianPayout(PayoutRequest Request, long Units)
{
    /// <summary>The client reference: one transfer has it, for ever.</summary>
    public string Reference => Request.Settlement.ToString();

    /// <param name="destination">Where to.</param>
    /// <param name="options">Whether a wallet is named.</param>
    public Dictionary<string, object> Body(string destination, CustodianOptions options)
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [CustodianFields.Reference] = Reference,
            ["to"] = destination,
            [CustodianFields.Amount] = Units.ToString(),
            [CustodianFields.Currency] = CustodianFields.Usdc,
            [CustodianFields.Chain] = CustodianFields.Base,
            ["metadata"] = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["escrow_id"] = Request.Escrow.ToString(),
                ["settlement_id"] = Reference,
            },
        };
        if (options.Wallet is { } wallet)
            body["from"] = wallet;
        return body;
    }

    /// <summary>What a transfer of this settlement says.</summary>
    /// <param name="transfer">As the custodian has it.</param>
    /// <param name="destination">Where to; null where that is not known to us.</param>
    /// <exception cref="RailUnavailableException">It is no transfer.</exception>
    public PayoutAnswer Read(ProviderObject transfer, string? destination)
    {
        var id = transfer.Text(CustodianFields.Id);
        var isAsAsked = transfer.Text(CustodianFields.Reference) == Reference
            && transfer.Text(CustodianFields.Chain) == CustodianFields.Base
            && transfer.Text(CustodianFields.Currency) == CustodianFields.Usdc
            && transfer.Digits(CustodianFields.Amount) == Units
            && (destination is null || ChainAddress.IsSame(transfer.Text("to"), destination));
        if (!isAsAsked)
            return new PayoutAnswer(PayoutState.Unknown, id, PayoutErrors.Differs);
        return transfer.Text(CustodianFields.Status) switch
        {
            "completed" => new PayoutAnswer(PayoutState.Confirmed, id),
            "pending" or "submitted" => new PayoutAnswer(PayoutState.Submitted, id),
            "failed" => CustodianError.ToAnswer(transfer.TextOrNull("error_code") ?? "transfer_failed", id),
            _ => throw ProviderObject.Unreadable(CustodianFields.Status),
        };
    }
}
