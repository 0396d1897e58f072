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
    private readonly WebhookSignature _secrets = new(secrets);

    public Rail Rail => Rail.Stripe;

    public string SignatureHeader => "Stripe-Signature";

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
