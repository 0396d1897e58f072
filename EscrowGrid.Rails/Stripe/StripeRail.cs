using EscrowGrid.Core.Payments;

namespace EscrowGrid.Rails.Stripe;

/// <summary>US dollars by card, as separate charges and transfers (escrow-services.md 8.1 and T-01).</summary>
internal sealed class StripeRail : IPaymentRail
{
    private readonly StripeCollections _collections;
    private readonly StripePayouts _payouts;
    private readonly StripeAccounts _accounts;
    private readonly StripeRecords _records;

    public StripeRail(StripeApi api)
    {
        _collections = new StripeCollections(api);
        _payouts = new StripePayouts(api);
        _accounts = new StripeAccounts(api);
        _records = new StripeRecords(api, _collections);
    }

    public Rail Rail => Rail.Stripe;

    public Task<Collection> OpenCollectionAsync(CollectionRequest request, CancellationToken cancellationToken) =>
        _collections.OpenAsync(request, cancellationToken);

    public Task<Collection> ShowCollectionAsync(Collection collection, CancellationToken cancellationToken) =>
        _collections.ShowAsync(collection, cancellationToken);

    public Task<CollectionClosing> CloseCollectionAsync(
        Collection collection, CancellationToken cancellationToken) =>
        _collections.CloseAsync(collection, cancellationToken);

    public Task<PaymentList> FindPaymentsAsync(
        Collection collection, CancellationToken cancellationToken) =>
        _collections.FindPaymentsAsync(collection, cancellationToken);

    public Task<PayoutAnswer> PayOutAsync(PayoutRequest request, CancellationToken cancellationToken) =>
        _payouts.PayOutAsync(request, cancellationToken);

    public Task<PayoutAnswer> FindPayoutAsync(PayoutRequest request, CancellationToken cancellationToken) =>
        _payouts.FindAsync(request, cancellationToken);

    public async Task<PayeeStanding?> FindPayeeAsync(string destination, CancellationToken cancellationToken) =>
        await _accounts.FindAsync(destination, cancellationToken);

    public IAsyncEnumerable<BookedObject> ReadBooksAsync(
        DateTimeOffset since, CancellationToken cancellationToken) => _records.ReadAsync(since, cancellationToken);
}
