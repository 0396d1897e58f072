using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>
/// A provider that keeps books and can be told to go wrong: what the port promises, without the network. The adapters'
/// own tests go over HTTP.
/// </summary>
internal sealed class BookRail : IPaymentRail
{
    private readonly ConcurrentDictionary<SettlementId, PayoutRequest> _books = new();
    private int _calls;

    public Rail Rail => Rail.Stripe;

    public ICollection<PayoutRequest> Books => _books.Values;

    public int Calls => _calls;

    /// <summary>By the number of the call to pay out, from 1: what goes wrong. Null when nothing does.</summary>
    public Func<int, Mishap?> Mishaps { get; set; } = _ => null;

    public Task<Collection> OpenCollectionAsync(CollectionRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new Collection($"pi_{request.Escrow.Value:N}", "secret", DepositAddress: null));

    public Task<Collection> ShowCollectionAsync(Collection collection, CancellationToken cancellationToken) =>
        Task.FromResult(collection with { ClientSecret = "secret" });

    public Task<CollectionClosing> CloseCollectionAsync(Collection collection, CancellationToken cancellationToken) =>
        Task.FromResult(CollectionClosing.Closed);

    public Task<PaymentList> FindPaymentsAsync(Collection collection, CancellationToken cancellationToken) =>
        Task.FromResult(new PaymentList([]));

    public Task<PayeeStanding?> FindPayeeAsync(string destination, CancellationToken cancellationToken) =>
        Task.FromResult<PayeeStanding?>(null);

    public Task<PayoutAnswer> PayOutAsync(PayoutRequest request, CancellationToken cancellationToken)
    {
        var mishap = Mishaps(Interlocked.Increment(ref _calls));
        if (mishap is Mishap.Refuses)
            return Task.FromResult(new PayoutAnswer(PayoutState.Refused, null, "account_closed"));
        if (mishap is Mishap.LosesTheRequest)
            return Task.FromResult(new PayoutAnswer(PayoutState.Unknown, null, "no answer"));
        var made = _books.GetOrAdd(request.Settlement, request);
        Assert.Equal(made, request);
        return Task.FromResult(mishap is Mishap.LosesTheAnswer
            ? new PayoutAnswer(PayoutState.Unknown, null, "no answer")
            : new PayoutAnswer(PayoutState.Confirmed, $"tr_{request.Settlement.Value:N}"));
    }

    public Task<PayoutAnswer> FindPayoutAsync(PayoutRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(_books.ContainsKey(request.Settlement)
            ? new PayoutAnswer(PayoutState.Confirmed, $"tr_{request.Settlement.Value:N}")
            : new PayoutAnswer(PayoutState.NotFound, null));

    public async IAsyncEnumerable<BookedObject> ReadBooksAsync(
        DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var made in _books.Values)
        {
            yield return new BookedObject(
                made.Kind is PayoutKind.Transfer ? BookedKind.Transfer : BookedKind.Refund,
                $"tr_{made.Settlement.Value:N}",
                since,
                BookedState.Moved,
                made.Money)
            {
                Source = made.Source,
                Escrow = made.Escrow,
                Settlement = made.Settlement,
            };
        }

        await Task.CompletedTask;
    }
}
