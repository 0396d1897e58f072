using System.Text.Json;
using EscrowGrid.Client.Institutions;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Policies;

/// <summary><c>/institutions/{id}/policies</c>.</summary>
public sealed class PoliciesClient
{
    private readonly ApiConnection _api;

    internal PoliciesClient(ApiConnection api) => _api = api;

    /// <summary>By region.</summary>
    public async Task<IReadOnlyList<Policy>> ListAsync(
        string institutionId, CancellationToken cancellationToken = default) =>
        await _api.GetAsync(
            QueryString.Path($"institutions/{institutionId}/policies"),
            WireJson.Default.PolicyArray,
            cancellationToken);

    /// <summary>Refused as not found where the region has none.</summary>
    public Task<Policy> GetAsync(
        string institutionId, Region region, CancellationToken cancellationToken = default) =>
        _api.GetAsync(Path(institutionId, region), WireJson.Default.Policy, cancellationToken);

    /// <summary>Makes or replaces the policy of a region as a whole. It binds positions made from then on.</summary>
    public Task<Policy> PutAsync(
        string institutionId,
        Region region,
        PositionLimits limits,
        PutOptions? options = null,
        CancellationToken cancellationToken = default) =>
        _api.PutAsync(
            Path(institutionId, region),
            ApiConnection.Body(new NewPolicy(limits), WireJson.Default.NewPolicy),
            WriteConditions.OnVersion(options?.IdempotencyKey, options?.IfVersion),
            WireJson.Default.Policy,
            cancellationToken);

    private static string Path(string institutionId, Region region)
    {
        var name = JsonSerializer.SerializeToElement(region, WireJson.Default.Region).GetString();
        return QueryString.Path($"institutions/{institutionId}/policies/{name}");
    }
}
