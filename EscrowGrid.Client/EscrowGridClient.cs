using EscrowGrid.Client.ApiKeys;
using EscrowGrid.Client.Approvals;
using EscrowGrid.Client.Assets;
using EscrowGrid.Client.AssetTemplates;
using EscrowGrid.Client.AuditEvents;
using EscrowGrid.Client.ChainOperations;
using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.Events;
using EscrowGrid.Client.Evidence;
using EscrowGrid.Client.Funds;
using EscrowGrid.Client.Health;
using EscrowGrid.Client.Instances;
using EscrowGrid.Client.Institutions;
using EscrowGrid.Client.Jobs;
using EscrowGrid.Client.LedgerAccounts;
using EscrowGrid.Client.LedgerEvents;
using EscrowGrid.Client.Metrics;
using EscrowGrid.Client.Operations;
using EscrowGrid.Client.Policies;
using EscrowGrid.Client.Positions;
using EscrowGrid.Client.ProviderWebhooks;
using EscrowGrid.Client.RateLimits;
using EscrowGrid.Client.Reconciliation;
using EscrowGrid.Client.Users;
using EscrowGrid.Client.Webhooks;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client;

/// <summary>
/// The REST API as typed calls (tokenization-api.md 5). Every call throws <see cref="Errors.EscrowGridException"/> when
/// the API refuses or does not answer, and <see cref="OperationCanceledException"/> when the caller cancels.
/// </summary>
/// <remarks>
/// <see cref="Connect"/> makes a client that keeps deadlines and repeats calls by itself. The constructor takes an
/// <see cref="HttpClient"/> that carries the base address, the key (<see cref="ApiKeyHeader"/>), the time-outs and
/// repeats. Either may be shared by all threads.
/// <para>
/// Every write carries an <c>Idempotency-Key</c>: a new one for each call, or the caller's. So a write whose answer was
/// lost may be repeated, and it takes effect once. To repeat a call of your own later, after a restart too, choose the
/// key yourself, 1 to 255 visible ASCII characters, and keep it.
/// </para>
/// </remarks>
public sealed class EscrowGridClient : IDisposable
{
    /// <summary>
    /// The header of the API key: <c>http.DefaultRequestHeaders.Add(EscrowGridClient.ApiKeyHeader, key)</c>.
    /// </summary>
    public const string ApiKeyHeader = "X-API-KEY";

    /// <summary>After it the name is looked up again, so that an API that has moved is found.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    private HttpClient? _own;

    /// <param name="http">The caller's, who disposes of it too.</param>
    public EscrowGridClient(HttpClient http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var wire = new ApiConnection(http);
        Institutions = new InstitutionsClient(wire);
        ApiKeys = new ApiKeysClient(wire);
        SignIn = new SignInClient(wire);
        OwnAccount = new OwnAccountClient(wire);
        Users = new UsersClient(wire);
        Policies = new PoliciesClient(wire);
        AssetTemplates = new AssetTemplatesClient(wire);
        Assets = new AssetsClient(wire);
        Positions = new PositionsClient(wire);
        Escrows = new EscrowsClient(wire);
        EscrowCommands = new EscrowCommandsClient(wire);
        Evidence = new EvidenceClient(wire);
        Funds = new FundsClient(wire);
        EscrowApprovals = new EscrowApprovalsClient(wire);
        Reconciliation = new ReconciliationClient(wire);
        ProviderWebhooks = new ProviderWebhooksClient(wire);
        Approvals = new ApprovalsClient(wire);
        LedgerEvents = new LedgerEventsClient(wire);
        LedgerAccounts = new LedgerAccountsClient(wire);
        Events = new EventsClient(wire);
        AuditEvents = new AuditEventsClient(wire);
        Webhooks = new WebhooksClient(wire);
        WebhookDeliveries = new WebhookDeliveriesClient(wire);
        AllWebhookDeliveries = new AllWebhookDeliveriesClient(wire);
        EventConsumers = new EventConsumersClient(wire);
        ChainOperations = new ChainOperationsClient(wire);
        Jobs = new JobsClient(wire);
        Instances = new InstancesClient(wire);
        RateLimits = new RateLimitsClient(wire);
        Metrics = new MetricsClient(wire);
        Health = new HealthClient(wire);
    }

    public InstitutionsClient Institutions { get; }

    public ApiKeysClient ApiKeys { get; }

    public SignInClient SignIn { get; }

    public OwnAccountClient OwnAccount { get; }

    public UsersClient Users { get; }

    public PoliciesClient Policies { get; }

    public AssetTemplatesClient AssetTemplates { get; }

    public AssetsClient Assets { get; }

    public PositionsClient Positions { get; }

    public EscrowsClient Escrows { get; }

    public EscrowCommandsClient EscrowCommands { get; }

    public EvidenceClient Evidence { get; }

    public FundsClient Funds { get; }

    public EscrowApprovalsClient EscrowApprovals { get; }

    public ReconciliationClient Reconciliation { get; }

    public ProviderWebhooksClient ProviderWebhooks { get; }

    public ApprovalsClient Approvals { get; }

    public LedgerEventsClient LedgerEvents { get; }

    public LedgerAccountsClient LedgerAccounts { get; }

    public EventsClient Events { get; }

    public AuditEventsClient AuditEvents { get; }

    public WebhooksClient Webhooks { get; }

    public WebhookDeliveriesClient WebhookDeliveries { get; }

    public AllWebhookDeliveriesClient AllWebhookDeliveries { get; }

    public EventConsumersClient EventConsumers { get; }

    public ChainOperationsClient ChainOperations { get; }

    public JobsClient Jobs { get; }

    public InstancesClient Instances { get; }

    public RateLimitsClient RateLimits { get; }

    public MetricsClient Metrics { get; }

    public HealthClient Health { get; }

    /// <summary>A client with deadlines and repeats of its own.</summary>
    /// <param name="address">Where the API is.</param>
    /// <param name="apiKey">The key; null for what needs none.</param>
    /// <param name="options">How long it tries; null for the defaults.</param>
    public static EscrowGridClient Connect(Uri address, string? apiKey, EscrowGridClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        options ??= new EscrowGridClientOptions();
        var sockets = new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLifetime };
        var http = new HttpClient(new RepeatHandler(options, sockets))
        {
            BaseAddress = address,
            Timeout = options.Deadline,
        };
        if (apiKey is not null)
            http.DefaultRequestHeaders.Add(ApiKeyHeader, apiKey);
        return new EscrowGridClient(http) { _own = http };
    }

    /// <summary>Closes the connections that <see cref="Connect"/> made, and nothing else.</summary>
    public void Dispose() => _own?.Dispose();
}
