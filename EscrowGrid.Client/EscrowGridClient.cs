using EscrowGrid.Client.ApiKeys;
using EscrowGrid.Client.Approvals;
using EscrowGrid.Client.Assets;
using EscrowGrid.Client.AssetTemplates;
using EscrowGrid.Client.Health;
using EscrowGrid.Client.Institutions;
using EscrowGrid.Client.LedgerEvents;
using EscrowGrid.Client.Policies;
using EscrowGrid.Client.Positions;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client;

/// <summary>
/// The REST API as typed calls (tokenization-api.md 5). Every call throws <see cref="Errors.EscrowGridException"/> when
/// the API refuses or does not answer, and <see cref="OperationCanceledException"/> when the caller cancels.
/// </summary>
/// <remarks>
/// The <see cref="HttpClient"/> carries the base address, the key (<see cref="ApiKeyHeader"/>) and the time-outs. This
/// type holds no state and may be shared.
/// <para>
/// Every write carries an <c>Idempotency-Key</c>: a new one for each call, or the caller's. A handler of the
/// <see cref="HttpClient"/> may so repeat a write whose answer was lost, and it takes effect once. To repeat a call of
/// your own later, after a restart too, choose the key yourself, 1 to 255 visible ASCII characters, and keep it.
/// </para>
/// </remarks>
public sealed class EscrowGridClient
{
    /// <summary>
    /// The header of the API key: <c>http.DefaultRequestHeaders.Add(EscrowGridClient.ApiKeyHeader, key)</c>.
    /// </summary>
    public const string ApiKeyHeader = "X-API-KEY";

    public EscrowGridClient(HttpClient http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var wire = new ApiConnection(http);
        Institutions = new InstitutionsClient(wire);
        ApiKeys = new ApiKeysClient(wire);
        Policies = new PoliciesClient(wire);
        AssetTemplates = new AssetTemplatesClient(wire);
        Assets = new AssetsClient(wire);
        Positions = new PositionsClient(wire);
        Approvals = new ApprovalsClient(wire);
        LedgerEvents = new LedgerEventsClient(wire);
        Health = new HealthClient(wire);
    }

    public InstitutionsClient Institutions { get; }

    public ApiKeysClient ApiKeys { get; }

    public PoliciesClient Policies { get; }

    public AssetTemplatesClient AssetTemplates { get; }

    public AssetsClient Assets { get; }

    public PositionsClient Positions { get; }

    public ApprovalsClient Approvals { get; }

    public LedgerEventsClient LedgerEvents { get; }

    public HealthClient Health { get; }
}
