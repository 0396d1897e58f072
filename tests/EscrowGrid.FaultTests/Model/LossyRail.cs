using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.FaultTests.Model;

/// <summary>A provider with books of its own; whoever calls it may be lost before or after.</summary>
internal sealed class LossyRail(LossPlan plan) : IPaymentRail
{
    private readonly HashSet<SettlementId> _looked = [];

    public Rail Rail => Rail.Stripe;

    /// <summary>What it has paid out, in order.</summary>
    public List<PayoutRequest> Books { get; } = [];

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
        if (plan.Take(Loss.BeforeTheCall))
            throw new ProcessLostException();
        var first = PayoutFate.Of(request.Settlement)[0];
        if (first is not SettlementState.Failed)
            Books.Add(request);
        return plan.Take(Loss.AfterTheCall)
            ? throw new ProcessLostException()
            : Task.FromResult(Answer(request, first));
    }

    /// <summary>A refusal leaves nothing to find; what is under way is final when it is looked up again.</summary>
    public Task<PayoutAnswer> FindPayoutAsync(PayoutRequest request, CancellationToken cancellationToken)
    {
        if (Books.TrueForAll(it => it.Settlement != request.Settlement))
            return Task.FromResult(new PayoutAnswer(PayoutState.NotFound, null));
        var fate = PayoutFate.Of(request.Settlement);
        return Task.FromResult(Answer(request, _looked.Add(request.Settlement) ? fate[0] : fate[^1]));
    }

    /// <summary>The model compares every payout with these books itself.</summary>
    public IAsyncEnumerable<BookedObject> ReadBooksAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private static PayoutAnswer Answer(PayoutRequest request, SettlementState state) => state switch
    {
        SettlementState.Failed => new PayoutAnswer(PayoutState.Refused, null, PayoutFate.Error),
        SettlementState.Submitted => new PayoutAnswer(
            PayoutState.Submitted, PayoutFate.ProviderId(request.Settlement)),
        _ => new PayoutAnswer(PayoutState.Confirmed, PayoutFate.ProviderId(request.Settlement)),
    };
}
