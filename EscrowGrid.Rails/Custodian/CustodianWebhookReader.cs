using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Custodian;

/// <summary>
/// The custodian's webhooks (escrow-services.md 7.2). It signs no time, so one that is sent again looks like a repeat:
/// whoever stores them keeps the ids for ever.
/// </summary>
internal sealed class CustodianWebhookReader(IEnumerable<string> secrets) : IWebhookReader
{
    private const int HexDigitsOfHash = 64;

    /// <summary>Ids, words, amounts, and addresses, which the chain shows to everybody.</summary>
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        CustodianFields.Id, "type", "created", CustodianFields.Reference, CustodianFields.Status,
        CustodianFields.Amount, CustodianFields.Currency, CustodianFields.Chain, CustodianFields.Address, "address_id",
        "from", "to", "transaction_hash", "log_index", "block_number", "confirmations", "error_code", "code",
        "escrow_id", "settlement_id",
    };

    private readonly WebhookSignature _secrets = new(secrets);

    public Rail Rail => Rail.UsdcBase;

    public string SignatureHeader => "X-Signature";

    public IReadOnlySet<string> OpenFields => Open;

    public NoticeReading Read(string? signature, ReadOnlySpan<byte> body)
    {
        if (signature is not { Length: HexDigitsOfHash })
            return new NoticeReading(null, NoticeRefusal.NotSigned);
        return _secrets.Knows([], body, [signature])
            ? NoticeText.Read(body, ToNotice)
            : new NoticeReading(null, NoticeRefusal.WrongSignature);
    }

    private ProviderNotice ToNotice(ProviderObject notice)
    {
        var about = notice.Object("data");
        return new ProviderNotice(
            Rail,
            notice.Text(CustodianFields.Id),
            notice.Text("type"),
            NoticeText.Time(notice.Whole("created")))
        {
            ObjectId = about.Hint(CustodianFields.Id),
            CollectionId = about.Hint("address_id"),
            Escrow = NoticeText.Id<EscrowId>(about.Hint("metadata", "escrow_id")),
            Settlement = NoticeText.Id<SettlementId>(about.Hint("metadata", "settlement_id")),
        };
    }
}
