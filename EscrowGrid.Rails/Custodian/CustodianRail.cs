using EscrowGrid.Core.Payments;

namespace EscrowGrid.Rails.Custodian;

/// <summary>USDC on the Base chain, through a custodian (escrow-services.md 8.2).</summary>
internal sealed class CustodianRail : IPaymentRail
{
    private readonly CustodianCollections _collections;
    private readonly CustodianPayouts _payouts;
    private readonly CustodianRecords _records;

    public CustodianRail(CustodianApi api, CustodianOptions options)
    {
        _collections = new CustodianCollections(api, options);
        _payouts = new CustodianPayouts(api, _collections, options);
        _records = new CustodianRecords(api, _collections, options);
    }

    public Rail Rail => Rail.UsdcBase;

    public Task<Collection> OpenCollectionAsync(CollectionRequest request, CancellationToken cancellationToken) =>
        _collections.OpenAsync(request, cancellationToken);

    /// <summary>An address is all that a payer of coins needs.</summary>
    public Task<Collection> ShowCollectionAsync(Collection collection, CancellationToken cancellationToken) =>
        Task.FromResult(collection);

    /// <summary>
    /// An address cannot be switched off (escrow-services.md, T-14). Whoever closes looks for payments afterwards.
    /// </summary>
    public Task<CollectionClosing> CloseCollectionAsync(
        Collection collection, CancellationToken cancellationToken) => Task.FromResult(CollectionClosing.StaysOpen);

    public Task<PaymentList> FindPaymentsAsync(
        Collection collection, CancellationToken cancellationToken) =>
        _collections.FindPaymentsAsync(collection, cancellationToken);

    public Task<PayoutAnswer> PayOutAsync(PayoutRequest request, CancellationToken cancellationToken) =>
        _payouts.PayOutAsync(request, cancellationToken);

    public Task<PayoutAnswer> FindPayoutAsync(PayoutRequest request, CancellationToken cancellationToken) =>
        _payouts.FindAsync(request, cancellationToken);

    /// <summary>Anybody can send to an address.</summary>
    public Task<PayeeStanding?> FindPayeeAsync(string destination, CancellationToken cancellationToken) =>
        Task.FromResult<PayeeStanding?>(null);

    public IAsyncEnumerable<BookedObject> ReadBooksAsync(
        DateTimeOffset since, CancellationToken cancellationToken) => _records.ReadAsync(since, cancellationToken);
}
