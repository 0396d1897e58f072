using System.Text.Json.Nodes;
using EscrowGrid.Api;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;
using EscrowGrid.LocalHosting.Servers;
using EscrowGrid.Rails.Custodian;
using EscrowGrid.Rails.Stripe;
using EscrowGrid.StandIns;
using EscrowGrid.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>
/// The whole service with both stand-ins over HTTP, either way: it calls them, and they send it their webhooks. All in
/// memory, the worker in the same process.
/// </summary>
internal sealed class Marketplace : IAsyncDisposable
{
    public const string SellerWallet = "0x00000000000000000000000000000000000c0ffe";

    public static readonly EscrowActor Buyer = new(ActorClass.Buyer, new UserId(Guid.NewGuid()));

    public static readonly EscrowActor Seller = new(ActorClass.Seller, new UserId(Guid.NewGuid()));

    public static readonly EscrowActor Staff = new(ActorClass.Staff, User: null);

    private readonly WebApplication _app;

    private Marketplace(WebApplication app, StandInServer providers, MarketTime time)
    {
        _app = app;
        Providers = providers;
        Time = time;
    }

    public StandInServer Providers { get; }

    public MarketTime Time { get; }

    public Uri Address => new(_app.Urls.First());

    public IEscrowStore Store => Service<IEscrowStore>();

    /// <param name="patience">For one call of a provider; null for what the product has.</param>
    public static async Task<Marketplace> StartAsync(TimeSpan? patience = null)
    {
        var address = $"http://127.0.0.1:{LoopbackPort.Free()}";
        var time = new MarketTime();
        // Of one clock with the service: it refuses webhooks that are minutes old.
        var options = new StandInOptions
        {
            Time = time,
            StripeWebhook = new Uri($"{address}/api/webhooks/stripe"),
            CustodianWebhook = new Uri($"{address}/api/webhooks/custodian"),
        };
        var providers = await StandInServer.StartAsync(options);
        var builder = WebApplication.CreateBuilder();
        builder.Environment.EnvironmentName = "Development";
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["URLS"] = address,
            ["MODE"] = "all",
            ["STORE_BACKEND"] = "memory",
            ["SCREENING_ENABLED"] = "false",
            ["STRIPE_SECRET_KEY"] = options.StripeKey,
            ["STRIPE_WEBHOOK_SECRET"] = options.StripeSecret,
            ["STRIPE_API_URL"] = providers.Address.ToString(),
            ["CUSTODIAN_API_KEY"] = options.CustodianKey,
            ["CUSTODIAN_WEBHOOK_SECRET"] = options.CustodianSecret,
            ["CUSTODIAN_API_URL"] = providers.CustodianAddress.ToString(),
            ["CUSTODIAN_WALLET_ID"] = "wallet_1",
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(time);
        // Whom money comes from, and who the parties are, is what other tests are about.
        builder.Services.AddSingleton(new KycPolicy { IsOn = false });
        foreach (var name in new[] { StripeApi.Name, CustodianApi.Name })
        {
            builder.Services.PostConfigure<HttpClientFactoryOptions>(
                name, it => it.HttpClientActions.Add(http => http.Timeout = patience ?? http.Timeout));
        }

        var app = ApiHost.Create(builder);
        await app.StartAsync();
        return new Marketplace(app, providers, time);
    }

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<Escrow> OpenAsync(Rail rail, Money money)
    {
        var destination = rail is Rail.Stripe ? "acct_seller" : SellerWallet;
        var institution = new InstitutionId(Guid.NewGuid());
        var (buyer, seller) = (new UserId(Guid.NewGuid()), new UserId(Guid.NewGuid()));
        await MarketUsers.AddAsync(_app.Services, institution, buyer);
        await MarketUsers.AddAsync(_app.Services, institution, seller, destination);
        var command = new OpenEscrow.Command(buyer, seller, rail, money)
        {
            Institution = institution,
        };
        var call = new CallContext(Caller.Root, "request", "TEST", "/escrows", ClientAddress: null);
        var opened = await Service<OpenEscrow>().HandleAsync(command, call, default);
        Assert.True(opened.TryGet(out var escrow, out _));
        Service<JobSignal>().Raise();
        return escrow;
    }

    /// <summary>The way by which its money comes in, when it is there.</summary>
    public Task<EscrowCollection> CollectionOfAsync(Escrow escrow) => Polling.UntilAsync(() =>
        Service<ICollectionStore>().FindAsync(escrow.Id, default).Result);

    public Task<StoredCommand> SubmitAsync(Escrow escrow, EscrowCommand wanted, EscrowActor actor) =>
        SubmitAsync(ToCommand(escrow, wanted, actor));

    public async Task RunAsync(Escrow escrow, EscrowCommand wanted, EscrowActor actor) =>
        AssertDone(await DecidedAsync(await SubmitAsync(escrow, wanted, actor)));

    /// <summary>By the staff, and a second person has agreed to it for the escrow as it is.</summary>
    public async Task RunAgreedAsync(Escrow escrow, EscrowCommand wanted)
    {
        var agreed = ToCommand(escrow, wanted, Staff) with { OnlyAtVersion = escrow.DecisiveVersion };
        AssertDone(await DecidedAsync(await SubmitAsync(agreed)));
    }

    public Task<StoredCommand> DecidedAsync(StoredCommand command) => Polling.UntilAsync(() =>
        Store.FindCommandAsync(command.Id, default).Result is { State: not CommandState.Pending } it ? it : null);

    public Task<Escrow> ReachesAsync(Escrow escrow, EscrowState state) =>
        ReachesAsync(escrow, it => it.State == state);

    public Task<Escrow> ReachesAsync(Escrow escrow, Func<Escrow, bool> holds) => Polling.UntilAsync(() =>
        Store.FindAsync(escrow.Id, default).Result is { } it && holds(it) ? it : null);

    /// <summary>All rows of money of an escrow, when they are as awaited.</summary>
    public Task<IReadOnlyList<InboundFunds>> FundsOfAsync(
        Escrow escrow, Func<IReadOnlyList<InboundFunds>, bool> holds) => Polling.UntilAsync(() =>
            Service<IFundsStore>().FindOfEscrowAsync(escrow.Id, default).Result is { } all && holds(all) ? all : null);

    /// <summary>So much later: what is due is done.</summary>
    public async Task PassAsync(TimeSpan by)
    {
        Time.Advance(by);
        await Service<PollCollections>().RunAsync(default);
        await Service<PassDeadlines>().RunAsync(default);
        Service<JobSignal>().Raise();
    }

    /// <summary>A list of the providers' books.</summary>
    public IReadOnlyList<JsonNode> Books(string provider, string name) =>
        [.. Providers.Dump()[provider]![name]!.AsArray().Select(it => it!)];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Providers.DisposeAsync();
    }

    private static StoredCommand ToCommand(Escrow escrow, EscrowCommand wanted, EscrowActor actor) => new(
        new CommandId(Guid.NewGuid()),
        escrow.Id,
        escrow.Institution,
        wanted,
        actor,
        "request",
        escrow.CreatedAt);

    private static void AssertDone(StoredCommand decided) =>
        Assert.True(decided.State is CommandState.Completed, $"{decided.ErrorCode} {decided.ErrorDetails}");

    private async Task<StoredCommand> SubmitAsync(StoredCommand command)
    {
        await Store.EnqueueAsync(new CommandBatch([command]), default);
        Service<JobSignal>().Raise();
        return command;
    }
}
