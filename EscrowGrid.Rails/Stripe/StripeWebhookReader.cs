using System.Text;
using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Stripe;

/// <summary>
/// Stripe's webhooks (escrow-services.md 7.1): signed with their time, so that an old one cannot be sent again.
/// </summary>
internal sealed class StripeWebhookReader(IEnumerable<string> secrets, TimeProvider time) : IWebhookReader
{
    /// <summary>Ids, words and amounts; neither a client secret nor who pays, from where, with which card.</summary>
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        StripeFields.Id, StripeFields.Kind, "type", "created", "livemode", "api_version", "pending_webhooks",
        StripeFields.Status, StripeFields.Amount, "amount_capturable", "amount_captured", "amount_received",
        "amount_refunded", "amount_reversed", StripeFields.Currency, "payment_intent", "latest_charge",
        StripeFields.Charge, "transfer", StripeFields.TransferGroup, "source_transaction", "destination", "refund",
        "balance_transaction", "reason", "failure_code", "cancellation_reason", "canceled_at", "due_by",
        "evidence_details", "has_more", "total_count", StripeFields.Escrow, StripeFields.Settlement,
    };

    private readonly WebhookSignature _secrets = new(secrets);

    public Rail Rail => Rail.Stripe;

    public string SignatureHeader => "Stripe-Signature";

    public IReadOnlySet<string> OpenFields => Open;

    public NoticeReading Read(string? signature, ReadOnlySpan<byte> body)
    {
        if (StripeSignature.Parse(signature) is not { } offered)
            return new NoticeReading(null, NoticeRefusal.NotSigned);
        if (!_secrets.Knows(Encoding.ASCII.GetBytes($"{offered.Time}."), body, offered.Signatures))
            return new NoticeReading(null, NoticeRefusal.WrongSignature);
        var age = time.GetUtcNow().ToUnixTimeSeconds() - offered.Time;
        if (Math.Abs(age) > Limits.NoticeTolerance.TotalSeconds)
            return new NoticeReading(null, NoticeRefusal.Stale);
        return NoticeText.Read(body, ToNotice);
    }

    private ProviderNotice ToNotice(ProviderObject notice)
    {
        var about = notice.Object("data").Object("object");
        var id = about.Hint(StripeFields.Id);
        var isIntent = about.Hint(StripeFields.Kind) == "payment_intent";
        return new ProviderNotice(
            Rail, notice.Text(StripeFields.Id), notice.Text("type"), NoticeText.Time(notice.Whole("created")))
        {
            ObjectId = id,
            CollectionId = isIntent ? id : about.Hint("payment_intent"),
            Escrow = NoticeText.Id<EscrowId>(
                about.Hint(StripeFields.Metadata, StripeFields.Escrow) ?? about.Hint(StripeFields.TransferGroup)),
            Settlement = NoticeText.Id<SettlementId>(about.Hint(StripeFields.Metadata, StripeFields.Settlement)),
        };
    }
}
