using System.Runtime.CompilerServices;
using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Custodian;

/// <summary>The custodian's own books: every deposit and every transfer of the wallet, ours or not.</summary>
internal sealed class CustodianRecords(
    CustodianApi api, CustodianCollections collections, CustodianOptions options)
{
    public async IAsyncEnumerable<BookedObject> ReadAsync(
        DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var deposit in ReadAsync("deposits", since, cancellationToken))
        {
            if (CustodianCollections.IsOfNothing(deposit) || IsLeftToItsAddress(deposit))
                continue;
            var payment = collections.ToPayment(deposit.Text(CustodianFields.Id), deposit);
            yield return payment.ToBooked(Created(deposit), deposit.Text("address_id")) with
            {
                Escrow = NoticeText.Id<EscrowId>(deposit.Hint("metadata", "escrow_id")),
            };
        }

        await foreach (var transfer in ReadAsync("transfers", since, cancellationToken))
        {
            if (options.Wallet is null || transfer.TextOrNull("from") is not { } from || from == options.Wallet)
                yield return ToTransfer(transfer);
        }
    }

    /// <summary>
    /// Whoever looks at its address finds it too, and has a row for what cannot be read: it keeps nobody from comparing
    /// the others.
    /// </summary>
    private static bool IsLeftToItsAddress(ProviderObject deposit) =>
        deposit.Hint("address_id") is not null
        && (deposit.Hint(CustodianFields.Id) is not { Length: > 0 } || !deposit.IsWhole("created"));

    /// <summary>A transfer back is one as any other: which it was, the settlement says.</summary>
    private static BookedObject ToTransfer(ProviderObject transfer)
    {
        var isMoney = transfer.Text(CustodianFields.Chain) == CustodianFields.Base
            && transfer.Text(CustodianFields.Currency) == CustodianFields.Usdc;
        Money? money = null;
        if (isMoney)
        {
            money = MinorUnits.TryRead(transfer.Digits(CustodianFields.Amount), Currency.Usdc, out var read)
                ? read
                : throw ProviderObject.Unreadable(CustodianFields.Amount);
        }

        return new BookedObject(
            BookedKind.Transfer,
            transfer.Text(CustodianFields.Id),
            Created(transfer),
            transfer.Text(CustodianFields.Status) switch
            {
                "completed" => BookedState.Moved,
                "pending" or "submitted" => BookedState.Open,
                "failed" => BookedState.Undone,
                _ => throw ProviderObject.Unreadable(CustodianFields.Status),
            },
            money)
        {
            Escrow = NoticeText.Id<EscrowId>(transfer.Hint("metadata", "escrow_id")),
            Settlement = NoticeText.Id<SettlementId>(transfer.TextOrNull(CustodianFields.Reference)),
        };
    }

    private static DateTimeOffset Created(ProviderObject item) => NoticeText.Time(item.Whole("created"));

    private IAsyncEnumerable<ProviderObject> ReadAsync(
        string path, DateTimeOffset since, CancellationToken cancellationToken) =>
        api.ReadAsync(
            path, "created_from", $"{since.ToUnixTimeSeconds()}", Limits.RailBooksPages, cancellationToken);
}
