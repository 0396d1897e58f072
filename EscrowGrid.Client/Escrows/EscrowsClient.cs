using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Escrows;

/// <summary><c>/api/escrow</c> and <c>/api/commands</c>: opens escrows and shows them.</summary>
public sealed class EscrowsClient
{
    private readonly ApiConnection _api;

    internal EscrowsClient(ApiConnection api) => _api = api;

    public Task<Escrow> CreateAsync(
        NewEscrow escrow, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            "api/escrow",
            ApiConnection.Body(escrow, WireJson.Default.NewEscrow),
            idempotencyKey,
            WireJson.Default.Escrow,
            cancellationToken);

    /// <summary>Oldest first; a party's own, for the staff and keys those of the institution.</summary>
    public Task<Page<Escrow>> ListAsync(
        PageRequest page, EscrowFilter? filter = null, CancellationToken cancellationToken = default)
    {
        var query = new QueryString("api/escrow")
            .Add("institutionId", filter?.InstitutionId)
            .Add("status", Name(filter?.Status, WireJson.Default.EscrowStatus))
            .Add("rail", Name(filter?.Rail, WireJson.Default.PaymentRail))
            .Add("buyerId", filter?.BuyerId)
            .Add("sellerId", filter?.SellerId)
            .Add("agreementId", filter?.AgreementId)
            .Add(page);
        return _api.GetAsync(query.ToString(), WireJson.Default.PageEscrow, cancellationToken);
    }

    public Task<Escrow> GetAsync(string escrowId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(QueryString.Path($"api/escrow/{escrowId}"), WireJson.Default.Escrow, cancellationToken);

    /// <summary>What has happened to it, oldest first.</summary>
    /// <param name="escrowId">To which escrow.</param>
    /// <param name="cursor">An earlier page's <see cref="CursorPage{T}.NextCursor"/>; null for the beginning.</param>
    /// <param name="limit">1 to 1000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<CursorPage<EscrowEvent>> ListEventsAsync(
        string escrowId, string? cursor = null, int limit = 100, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new QueryString(QueryString.Path($"api/escrow/{escrowId}/events"))
                .Add("cursor", cursor)
                .Add("limit", limit.ToString())
                .ToString(),
            WireJson.Default.CursorPageEscrowEvent,
            cancellationToken);

    /// <summary>Says something in a dispute; by both sides and the staff.</summary>
    public Task<DisputeMessage> WriteMessageAsync(
        string escrowId,
        string disputeId,
        string text,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            QueryString.Path($"api/escrow/{escrowId}/dispute/{disputeId}/messages"),
            ApiConnection.Body(new NewDisputeMessage(text), WireJson.Default.NewDisputeMessage),
            idempotencyKey,
            WireJson.Default.DisputeMessage,
            cancellationToken);

    /// <summary>What was said in a dispute, oldest first.</summary>
    public Task<Page<DisputeMessage>> ListMessagesAsync(
        string escrowId, string disputeId, PageRequest page, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new QueryString(QueryString.Path($"api/escrow/{escrowId}/dispute/{disputeId}/messages")).Add(page)
                .ToString(),
            WireJson.Default.PageDisputeMessage,
            cancellationToken);

    /// <summary>What has become of a command.</summary>
    public Task<EscrowCommand> GetCommandAsync(string commandId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            QueryString.Path($"api/commands/{commandId}"), WireJson.Default.EscrowCommand, cancellationToken);

    private static string? Name<TEnum>(TEnum? value, JsonTypeInfo<TEnum> type)
        where TEnum : struct, Enum =>
        value is { } named ? JsonSerializer.SerializeToElement(named, type).GetString() : null;
}
