using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Custodian;
using EscrowGrid.Rails.Stripe;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.StandIns;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.Rails.Tests;

/// <summary>The rails as a service has them, against the stand-ins by real HTTP.</summary>
internal sealed class RailsUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RailsUnderTest(StandInServer server, WebApplication app, HurriedTime time)
    {
        Server = server;
        _app = app;
        Time = time;
    }

    public StandInServer Server { get; }

    public HurriedTime Time { get; }

    public IServiceProvider Services => _app.Services;

    public IPaymentRail Stripe => Services.GetServices<IPaymentRail>().Single(rail => rail.Rail is Rail.Stripe);

    public IPaymentRail Custodian => Services.GetServices<IPaymentRail>().Single(rail => rail.Rail is Rail.UsdcBase);

    /// <param name="patience">For one call; null for what the product has.</param>
    public static async Task<RailsUnderTest> StartAsync(TimeSpan? patience = null)
    {
        var options = new StandInOptions();
        var server = await StandInServer.StartAsync(options);
        var builder = WebApplication.CreateBuilder();
        builder.Environment.EnvironmentName = "Development";
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["STRIPE_SECRET_KEY"] = options.StripeKey,
            ["STRIPE_WEBHOOK_SECRET"] = options.StripeSecret,
            ["STRIPE_API_URL"] = server.Address.ToString(),
            ["CUSTODIAN_API_KEY"] = options.CustodianKey,
            ["CUSTODIAN_WEBHOOK_SECRET"] = options.CustodianSecret,
            ["CUSTODIAN_API_URL"] = server.CustodianAddress.ToString(),
            ["CUSTODIAN_WALLET_ID"] = "wallet_1",
        });
        var time = new HurriedTime();
        builder.Services.AddSingleton<TimeProvider>(time);
        var settings = builder.AddServiceDefaults(ServiceRole.Api);
        builder.AddPaymentRails(settings);
        if (patience is { } limit)
        {
            foreach (var name in new[] { StripeApi.Name, CustodianApi.Name })
                builder.Services.AddHttpClient(name).ConfigureHttpClient(http => http.Timeout = limit);
        }

        return new RailsUnderTest(server, builder.Build(), time);
    }

    public static Money Usd(string amount) => new(Parse(amount), Currency.Usd);

    public static Money Usdc(string amount) => new(Parse(amount), Currency.Usdc);

    public static EscrowId NewEscrow() => EscrowId.From(Guid.NewGuid());

    public static SettlementId NewSettlement() => SettlementId.From(Guid.NewGuid());

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static Amount Parse(string text)
    {
        Assert.Equal(AmountError.None, Amount.TryParse(text, out var amount));
        return amount;
    }
}
