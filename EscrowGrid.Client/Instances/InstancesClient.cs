using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Instances;

/// <summary><c>/operations/instances</c>, for the root key and operators.</summary>
public sealed class InstancesClient
{
    private readonly ApiConnection _api;

    internal InstancesClient(ApiConnection api) => _api = api;

    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<ApiInstance>> ListAsync(CancellationToken cancellationToken = default) =>
        await _api.GetAsync("operations/instances", WireJson.Default.ApiInstanceArray, cancellationToken);
}
