using System.Text.Json.Nodes;
using EscrowGrid.StandIns.Calls;
using EscrowGrid.StandIns.Control;
using EscrowGrid.StandIns.Custodian;
using EscrowGrid.StandIns.Faults;
using EscrowGrid.StandIns.Notices;
using EscrowGrid.StandIns.Screening;
using EscrowGrid.StandIns.Stripe;

namespace EscrowGrid.StandIns;

/// <summary>
/// Stripe, the custodian and those who know about addresses on one port, with books of their own in memory.
/// </summary>
public sealed class StandInServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly KeyStore _keys;
    private readonly StripePayouts _stripePayouts;
    private readonly CustodianDesk _custodianDesk;

    private StandInServer(StandInOptions options)
    {
        Clock = new StandInClock(options.Time);
        Notices = new NoticeSender(Faults, Clock);
        _keys = new KeyStore(Clock);
        var stripe = new NoticeTarget("stripe", options.StripeWebhook, options.StripeSecret, SignsTime: true);
        var custodian = new NoticeTarget(
            "custodian", options.CustodianWebhook, options.CustodianSecret, SignsTime: false);
        Stripe = new StripeBooks(Clock, options.FirstNumber, (type, notice) => Notices.Tell(stripe, type, notice));
        Custodian = new CustodianBooks(
            Clock, options.FirstNumber, (type, notice) => Notices.Tell(custodian, type, notice));
        Card = new StripePayer(Stripe, Faults, _lock);
        Coins = new CustodianPayer(Custodian, Faults, _lock);
        _stripePayouts = new StripePayouts(Stripe);
        Dashboard = new StripeDashboard(Stripe, _stripePayouts, _lock);
        _custodianDesk = new CustodianDesk(Custodian);
        _app = Build(options);
    }

    public Uri Address => new(_app.Urls.First());

    public Uri CustodianAddress => new(Address, $"{CustodianEndpoints.Path}/");

    public Uri TrmAddress => new(Address, $"{TrmEndpoints.Path}/");

    public Uri ChainalysisAddress => new(Address, $"{ChainalysisEndpoints.Path}/");

    public StandInClock Clock { get; }

    public FaultOrders Faults { get; } = new();

    public NoticeSender Notices { get; }

    public StripeBooks Stripe { get; }

    public CustodianBooks Custodian { get; }

    /// <summary>What is known about addresses; of all others nothing bad.</summary>
    public RiskBooks Risks { get; } = new();

    /// <summary>Who pays by card.</summary>
    public StripePayer Card { get; }

    /// <summary>Who acts at Stripe's own pages.</summary>
    public StripeDashboard Dashboard { get; }

    /// <summary>Who pays with coins.</summary>
    public CustodianPayer Coins { get; }

    public static async Task<StandInServer> StartAsync(StandInOptions options)
    {
        var server = new StandInServer(options);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>The books as they are now.</summary>
    public JsonObject Dump()
    {
        lock (_lock)
            return new JsonObject { ["stripe"] = Stripe.Dump(), ["custodian"] = Custodian.Dump() };
    }

    /// <summary>What these books say came and went for an escrow.</summary>
    public EscrowTotals Total(string escrow)
    {
        lock (_lock)
        {
            return EscrowTotals.Of(Stripe, escrow) is { Received: > 0 } card
                ? card
                : EscrowTotals.Of(Custodian, escrow);
        }
    }

    /// <summary>All payouts that are under way arrive.</summary>
    public void FinishPayouts()
    {
        lock (_lock)
        {
            _stripePayouts.Finish();
            _custodianDesk.Finish();
        }
    }

    /// <summary>So much later: keys are forgotten, late webhooks come.</summary>
    public void Advance(TimeSpan by)
    {
        Clock.Advance(by);
        Notices.ReleaseDue();
    }

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Notices.DisposeAsync();
    }

    private WebApplication Build(StandInOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(options.Url);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        var exchange = new Exchange(Faults, _keys, _lock);
        app.MapStripe(Stripe, exchange, options.StripeKey);
        app.MapCustodian(_custodianDesk, exchange, options.CustodianKey);
        app.MapTrm(Risks, exchange, options.TrmKey);
        app.MapChainalysis(Risks, exchange, options.ChainalysisKey);
        app.MapControl(this);
        return app;
    }
}
