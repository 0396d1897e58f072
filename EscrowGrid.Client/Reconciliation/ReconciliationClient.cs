using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Reconciliation;

/// <summary><c>/api/reconciliation/breaks</c></summary>
public sealed class ReconciliationClient
{
    private readonly ApiConnection _api;

    internal ReconciliationClient(ApiConnection api) => _api = api;

    /// <summary>Oldest first.</summary>
    public Task<Page<ReconciliationBreak>> ListAsync(
        PageRequest page, BreakFilter? filter = null, CancellationToken cancellationToken = default)
    {
        var query = new QueryString("api/reconciliation/breaks")
            .Add("institutionId", filter?.InstitutionId)
            .Add("escrowId", filter?.EscrowId)
            .Add("state", Name(filter?.State, WireJson.Default.BreakState))
            .Add("kind", filter?.Kind)
            .Add("rail", Name(filter?.Rail, WireJson.Default.PaymentRail))
            .Add(page);
        return _api.GetAsync(query.ToString(), WireJson.Default.PageReconciliationBreak, cancellationToken);
    }

    /// <summary>Says that somebody has dealt with it; nothing moves.</summary>
    public Task<ReconciliationBreak> ResolveAsync(
        string breakId,
        string reason,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            QueryString.Path($"api/reconciliation/breaks/{breakId}/resolve"),
            ApiConnection.Body(new EscrowReason(reason), WireJson.Default.EscrowReason),
            idempotencyKey,
            WireJson.Default.ReconciliationBreak,
            cancellationToken);

    private static string? Name<TEnum>(TEnum? value, JsonTypeInfo<TEnum> type)
        where TEnum : struct, Enum =>
        value is { } named ? JsonSerializer.SerializeToElement(named, type).GetString() : null;
}
