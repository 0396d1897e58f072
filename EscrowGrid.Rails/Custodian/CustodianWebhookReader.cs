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

    private readonly WebhookSignature _secrets = new(secrets);

    public Rail Rail => Rail.UsdcBase;

    public string SignatureHeader => "X-Signature";

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
        var metadata = about.ObjectOrNull("metadata");
        return new ProviderNotice(
            Rail,
            notice.Text(CustodianFields.Id),
            notice.Text("type"),
            NoticeText.Time(notice.Whole("created")))
        {
            ObjectId = about.TextOrNull(CustodianFields.Id),
            CollectionId = about.TextOrNull("address_id"),
            Escrow = NoticeText.Id<EscrowId>(metadata?.TextOrNull("escrow_id")),
            Settlement = NoticeText.Id<SettlementId>(metadata?.TextOrNull("settlement_id")),
        };
    }
}
