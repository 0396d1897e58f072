namespace EscrowGrid.Core.Payments;

/// <summary>
/// A provider that takes money in and pays it out. Never called inside a transaction: what is wanted is committed
/// first, and what came of it is recorded afterwards.
/// </summary>
/// <remarks>
/// An answer that leaves open what happened (no connection, time-out, 5xx, an unreadable body) is
/// <see cref="PayoutState.Unknown"/> or a <see cref="RailUnavailableException"/>, never a refusal: whoever asked looks
/// it up before it asks again.
/// </remarks>
public interface IPaymentRail
{
    Rail Rail { get; }

    /// <summary>Opens a way for the money of an escrow to come in. The same request again gives the same way.</summary>
    /// <exception cref="RailUnavailableException">Nothing is known of it.</exception>
    /// <exception cref="RailRefusedException">The provider will not.</exception>
    Task<Collection> OpenCollectionAsync(CollectionRequest request, CancellationToken cancellationToken);

    /// <summary>The way with what its payer needs to pay, which nobody keeps.</summary>
    /// <exception cref="RailUnavailableException">Nothing is known of it.</exception>
    Task<Collection> ShowCollectionAsync(Collection collection, CancellationToken cancellationToken);

    /// <summary>Closes it, so that nothing more comes in, where the provider can do so.</summary>
    /// <exception cref="RailUnavailableException">Nothing is known of it.</exception>
    Task<CollectionClosing> CloseCollectionAsync(Collection collection, CancellationToken cancellationToken);

    /// <summary>
    /// What the provider itself says has come in; a notice of it is only a hint to ask. An entry that cannot be read
    /// hides none of the others.
    /// </summary>
    /// <exception cref="RailUnavailableException">Nothing is known of it.</exception>
    Task<PaymentList> FindPaymentsAsync(Collection collection, CancellationToken cancellationToken);

    /// <summary>
    /// Pays out, at most once for each <see cref="PayoutRequest.Settlement"/>, whose parameters never change. Only
    /// called when <see cref="FindPayoutAsync"/> has not found it.
    /// </summary>
    Task<PayoutAnswer> PayOutAsync(PayoutRequest request, CancellationToken cancellationToken);

    /// <summary>Looks up by the settlement's id what has become of it, also when no answer ever came.</summary>
    Task<PayoutAnswer> FindPayoutAsync(PayoutRequest request, CancellationToken cancellationToken);

    /// <summary>Asks whether a <see cref="PayoutRequest.Destination"/> can take money now.</summary>
    /// <returns>Null where every destination of the rail can.</returns>
    /// <exception cref="RailUnavailableException">Nothing is known of it.</exception>
    Task<PayeeStanding?> FindPayeeAsync(string destination, CancellationToken cancellationToken);

    /// <summary>
    /// All that the provider has made since then in the account or wallet of this rail, whoever asked for it, page by
    /// page. What it is about is for the caller to find out.
    /// </summary>
    /// <exception cref="RailUnavailableException">Some of it is unknown: what was given so far is not all.</exception>
    IAsyncEnumerable<BookedObject> ReadBooksAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
