using EscrowGrid.Api.Tests.Escrows;
using EscrowGrid.Core;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Api.Tests.Collections;

/// <summary>By its ways in a part of the money has come that nobody has told of.</summary>
internal sealed class PartlyPaidRail : IPaymentRail
{
    private readonly BookRail _books = new();

    public Rail Rail => _books.Rail;

    public Task<Collection> OpenCollectionAsync(CollectionRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new Collection(
            $"pi_{request.Escrow.Value:N}_{request.Attempt}", ClientSecret: null, DepositAddress: null));

    public Task<Collection> ShowCollectionAsync(Collection collection, CancellationToken cancellationToken) =>
        _books.ShowCollectionAsync(collection, cancellationToken);

    public Task<CollectionClosing> CloseCollectionAsync(Collection collection, CancellationToken cancellationToken) =>
        _books.CloseCollectionAsync(collection, cancellationToken);

    public Task<PaymentList> FindPaymentsAsync(Collection collection, CancellationToken cancellationToken) =>
        Task.FromResult(new PaymentList(
        [
            new InboundPayment(
                $"ch_{collection.ProviderId}",
                new Money(Amount.FromStored(40), Currency.Usd),
                "usd",
                Sender: null,
                InboundState.Confirmed),
        ]));

    public Task<PayoutAnswer> PayOutAsync(PayoutRequest request, CancellationToken cancellationToken) =>
        _books.PayOutAsync(request, cancellationToken);

    public Task<PayoutAnswer> FindPayoutAsync(PayoutRequest request, CancellationToken cancellationToken) =>
        _books.FindPayoutAsync(request, cancellationToken);

    public Task<PayeeStanding?> FindPayeeAsync(string destination, CancellationToken cancellationToken) =>
        Task.FromResult<PayeeStanding?>(new PayeeStanding(destination, "rejected_other"));

    public IAsyncEnumerable<BookedObject> ReadBooksAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        _books.ReadBooksAsync(since, cancellationToken);
}
