using System.Net.Http.Json;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Escrows;

/// <summary>
/// What can be commanded of an escrow. Each call waits for the decision, 5 seconds unless its options say otherwise: an
/// answer with the status <see cref="CommandStatus.Pending"/> is of a command that is stored and waits for its turn.
/// What is refused is thrown.
/// </summary>
public sealed class EscrowCommandsClient
{
    private readonly ApiConnection _api;

    internal EscrowCommandsClient(ApiConnection api) => _api = api;

    /// <summary>Before it is funded; by either side or the staff.</summary>
    public Task<EscrowCommand> CancelAsync(
        string escrowId,
        string? reason = null,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/cancel"), Because(reason), options, cancellationToken);

    /// <summary>By the buyer or the staff. It moves nothing: the provider is asked, and only its answer counts.
    /// </summary>
    /// <param name="escrowId">Of which escrow.</param>
    /// <param name="transactionId">What the payment is called where it was made.</param>
    /// <param name="evidence">What else speaks for it; both sides can read it.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Stops waiting; what is sent stays.</param>
    public Task<EscrowCommand> ConfirmPaymentAsync(
        string escrowId,
        string transactionId,
        string? evidence = null,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/confirm-payment"),
            ApiConnection.Body(new PaymentClaim(transactionId, evidence), WireJson.Default.PaymentClaim),
            options,
            cancellationToken);

    /// <summary>By the seller.</summary>
    public Task<EscrowCommand> MarkDeliveredAsync(
        string escrowId,
        string title,
        string? description = null,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/mark-delivered"),
            ApiConnection.Body(new NewDelivery(title, description), WireJson.Default.NewDelivery),
            options,
            cancellationToken);

    /// <summary>By the buyer: the seller is paid.</summary>
    public Task<EscrowCommand> ConfirmDeliveryAsync(
        string escrowId, CommandOptions? options = null, CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/confirm-delivery"), content: null, options, cancellationToken);

    /// <summary>By the buyer, who accepts the delivery of the milestone by it, or by the staff.</summary>
    /// <param name="escrowId">Of the agreement.</param>
    /// <param name="milestoneId">The milestone's own id as an escrow.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Stops waiting; what is sent stays.</param>
    public Task<EscrowCommand> ReleaseMilestoneAsync(
        string escrowId,
        string milestoneId,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/milestones/{milestoneId}/release"),
            content: null,
            options,
            cancellationToken);

    /// <summary>By the staff: the seller is paid.</summary>
    public Task<EscrowCommand> ReleaseAsync(
        string escrowId,
        string? reason = null,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/release"), Because(reason), options, cancellationToken);

    /// <summary>By the staff.</summary>
    /// <param name="escrowId">Of which escrow.</param>
    /// <param name="reason">Why.</param>
    /// <param name="refundAmount">In cents; null for all. The rest is paid to the seller.</param>
    /// <param name="options">How it is sent.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<EscrowCommand> RefundAsync(
        string escrowId,
        string reason,
        string? refundAmount = null,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/refund"),
            ApiConnection.Body(new NewRefund(refundAmount, reason), WireJson.Default.NewRefund),
            options,
            cancellationToken);

    /// <summary>By either side.</summary>
    public Task<EscrowCommand> RaiseDisputeAsync(
        string escrowId,
        string reason,
        string? description = null,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/dispute"),
            ApiConnection.Body(new NewDispute(reason, description), WireJson.Default.NewDispute),
            options,
            cancellationToken);

    /// <summary>By the staff.</summary>
    public Task<EscrowCommand> ResolveDisputeAsync(
        string escrowId,
        string disputeId,
        NewResolution resolution,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/dispute/{disputeId}/resolve"),
            ApiConnection.Body(resolution, WireJson.Default.NewResolution),
            options,
            cancellationToken);

    /// <summary>As the one with the escrow's id.</summary>
    public Task<EscrowCommand> ResolveDisputeAsync(
        string disputeId,
        NewResolution resolution,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/disputes/{disputeId}/resolve"),
            ApiConnection.Body(resolution, WireJson.Default.NewResolution),
            options,
            cancellationToken);

    /// <summary>By either side: the other one gets the money.</summary>
    public Task<EscrowCommand> ConcedeDisputeAsync(
        string escrowId,
        string disputeId,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/dispute/{disputeId}/concede"),
            content: null,
            options,
            cancellationToken);

    /// <summary>By either side: the staff is to decide.</summary>
    public Task<EscrowCommand> EscalateDisputeAsync(
        string escrowId,
        string disputeId,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/dispute/{disputeId}/escalate"),
            content: null,
            options,
            cancellationToken);

    /// <summary>By somebody of the staff, who takes it up.</summary>
    public Task<EscrowCommand> ReviewDisputeAsync(
        string escrowId,
        string disputeId,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/dispute/{disputeId}/review"),
            content: null,
            options,
            cancellationToken);

    /// <summary>By either side; its <see cref="EscrowCommand.EscrowVersion"/> names the offer.</summary>
    public Task<EscrowCommand> MakeOfferAsync(
        string escrowId,
        string disputeId,
        NewOffer offer,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/dispute/{disputeId}/offers"),
            ApiConnection.Body(offer, WireJson.Default.NewOffer),
            options,
            cancellationToken);

    /// <summary>By the other side: it is carried out as proposed.</summary>
    public Task<EscrowCommand> AcceptOfferAsync(
        string escrowId,
        string disputeId,
        long version,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/dispute/{disputeId}/offers/{version}/accept"),
            content: null,
            options,
            cancellationToken);

    /// <summary>By either side: declined, or taken back.</summary>
    public Task<EscrowCommand> DropOfferAsync(
        string escrowId,
        string disputeId,
        long version,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/dispute/{disputeId}/offers/{version}/drop"),
            content: null,
            options,
            cancellationToken);

    /// <summary>By either side, before any money has come in: each milestone is an escrow of its own.</summary>
    public Task<EscrowCommand> AddMilestonesAsync(
        string escrowId,
        IReadOnlyList<NewMilestone> milestones,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/milestones"),
            ApiConnection.Body(new NewMilestones(milestones), WireJson.Default.NewMilestones),
            options,
            cancellationToken);

    /// <summary>By the staff: a decision of which nothing was paid or can be is taken back.</summary>
    public Task<EscrowCommand> WithdrawDecisionAsync(
        string escrowId,
        string reason,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/decision/withdraw"),
            Because(reason),
            options,
            cancellationToken);

    /// <summary>By the staff, and never by one person alone: it waits for a second one.</summary>
    public Task<EscrowCommand> ForceTransitionAsync(
        string escrowId,
        EscrowStatus toState,
        string reason,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/force-transition"),
            ApiConnection.Body(new NewForcedTransition(toState, reason), WireJson.Default.NewForcedTransition),
            options,
            cancellationToken);

    /// <summary>By the staff: what has failed for certain is paid once more, under a new id.</summary>
    public Task<EscrowCommand> RetrySettlementAsync(
        string escrowId,
        string settlementId,
        string reason,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/settlements/{settlementId}/retry"),
            Because(reason),
            options,
            cancellationToken);

    /// <summary>By the staff: what is set aside, and no provider has, is not to be paid.</summary>
    public Task<EscrowCommand> StopSettlementAsync(
        string escrowId,
        string settlementId,
        string reason,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/settlements/{settlementId}/stop"),
            Because(reason),
            options,
            cancellationToken);

    /// <summary>By the staff, and never by one person alone: what has failed for certain was paid by other means.
    /// </summary>
    /// <param name="escrowId">Of which escrow.</param>
    /// <param name="settlementId">Which.</param>
    /// <param name="payment">What the other means call it, and why.</param>
    /// <param name="options">Null for a key of its own, and the API's patience.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<EscrowCommand> SettleElsewhereAsync(
        string escrowId,
        string settlementId,
        PaymentElsewhere payment,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            QueryString.Path($"api/escrow/{escrowId}/settlements/{settlementId}/settle-elsewhere"),
            ApiConnection.Body(payment, WireJson.Default.PaymentElsewhere),
            options,
            cancellationToken);

    private static JsonContent Because(string? reason) =>
        ApiConnection.Body(new EscrowReason(reason), WireJson.Default.EscrowReason);

    private Task<EscrowCommand> SendAsync(
        string path, HttpContent? content, CommandOptions? options, CancellationToken cancellationToken) =>
        _api.PostAsync(
            path,
            content,
            new WriteConditions(options?.IdempotencyKey, IfMatch: null) { WaitSeconds = options?.WaitSeconds },
            WireJson.Default.EscrowCommand,
            cancellationToken);
}
