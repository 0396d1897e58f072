using System.Runtime.CompilerServices;
using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Stripe;

/// <summary>Stripe's own books: every charge, transfer and refund of the account, ours or not.</summary>
internal sealed class StripeRecords(StripeApi api, StripeCollections collections)
{
    public async IAsyncEnumerable<BookedObject> ReadAsync(
        DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var charge in ReadAsync("v1/charges", since, cancellationToken))
        {
            if (!IsLeftToItsIntent(charge))
                yield return await ToPaymentAsync(charge, cancellationToken);
        }

        await foreach (var transfer in ReadAsync("v1/transfers", since, cancellationToken))
            yield return ToTransfer(transfer);
        await foreach (var refund in ReadAsync("v1/refunds", since, cancellationToken))
            yield return ToRefund(refund);
    }

    private static BookedObject ToTransfer(ProviderObject transfer) => Label(
        transfer,
        new BookedObject(
            BookedKind.Transfer, transfer.Text(StripeFields.Id), Created(transfer), BookedState.Moved, Read(transfer))
        {
            IsReversed = transfer.Whole("amount_reversed") > 0,
            Source = transfer.Hint("source_transaction"),
        });

    private static BookedObject ToRefund(ProviderObject refund) => Label(
        refund,
        new BookedObject(
            BookedKind.Refund,
            refund.Text(StripeFields.Id),
            Created(refund),
            refund.Text(StripeFields.Status) switch
            {
                "succeeded" => BookedState.Moved,
                "pending" or "requires_action" => BookedState.Open,
                "failed" or "canceled" => BookedState.Undone,
                _ => throw ProviderObject.Unreadable(StripeFields.Status),
            },
            Read(refund))
        {
            Source = refund.Hint(StripeFields.Charge),
        });

    private static BookedObject Label(ProviderObject item, BookedObject booked) => booked with
    {
        Escrow = NoticeText.Id<EscrowId>(
            item.Hint(StripeFields.Metadata, StripeFields.Escrow) ?? item.Hint(StripeFields.TransferGroup)),
        Settlement = NoticeText.Id<SettlementId>(item.Hint(StripeFields.Metadata, StripeFields.Settlement)),
    };

    private static DateTimeOffset Created(ProviderObject item) => NoticeText.Time(item.Whole("created"));

    /// <returns>Null for another currency than the rail's.</returns>
    private static Money? Read(ProviderObject item)
    {
        if (item.Text(StripeFields.Currency) != StripeFields.Usd)
            return null;
        return MinorUnits.TryRead(item.Whole(StripeFields.Amount), Currency.Usd, out var money)
            ? money
            : throw ProviderObject.Unreadable(StripeFields.Amount);
    }

    /// <summary>
    /// Whoever looks at its intent finds it too, and has a row for what cannot be read: it keeps nobody from comparing
    /// the others.
    /// </summary>
    private static bool IsLeftToItsIntent(ProviderObject charge) =>
        charge.Hint("payment_intent") is not null
        && (charge.Hint(StripeFields.Id) is not { Length: > 0 } || !charge.IsWhole("created"));

    private async Task<BookedObject> ToPaymentAsync(ProviderObject charge, CancellationToken cancellationToken)
    {
        var payment = await collections.ToPaymentAsync(
            charge.Text(StripeFields.Id), charge, cancellationToken);
        return Label(charge, payment.ToBooked(Created(charge), charge.Hint("payment_intent")));
    }

    private IAsyncEnumerable<ProviderObject> ReadAsync(
        string path, DateTimeOffset since, CancellationToken cancellationToken) =>
        api.ReadAsync(
            path, "created[gte]", $"{since.ToUnixTimeSeconds()}", Limits.RailBooksPages, cancellationToken);
}
