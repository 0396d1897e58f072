using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using EscrowGrid.Core;
using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Custodian;
using EscrowGrid.Rails.Providers;
using EscrowGrid.Rails.Screening;
using EscrowGrid.Rails.Stripe;
using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Rails;

/// <summary>Registers the payment rails.</summary>
public static class PaymentRailExtensions
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The rails that are configured, each as an <see cref="IPaymentRail"/> and an <see cref="IWebhookReader"/>, and
    /// those who are asked about addresses, each as an <see cref="IScreeningSource"/>; none where none is.
    /// </summary>
    /// <param name="builder">Of a process that moves money.</param>
    /// <param name="settings">Of the process.</param>
    public static void AddPaymentRails(this IHostApplicationBuilder builder, ServiceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        builder.Services.TryAddSingleton(TimeProvider.System);
        if (settings.Stripe is { } stripe)
            builder.Services.AddStripe(stripe);
        if (settings.Custodian is { } custodian)
            builder.Services.AddCustodian(custodian);
        builder.Services.AddScreening(settings.Screening);
    }

    private static void AddScreening(this IServiceCollection services, ScreeningSettings settings)
    {
        services.AddSingleton(ToPolicy(settings));
        if (settings.Trm is { } trm)
        {
            // The key is both halves of it.
            var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{trm.ApiKey}:{trm.ApiKey}"));
            services.AddProvider(
                TrmApi.Name, trm.ApiUrl, headers => headers.Authorization = new("Basic", credentials));
            services.AddSingleton<IScreeningSource>(
                provider => new TrmApi(Client(provider, TrmApi.Name)));
        }

        if (settings.Chainalysis is { } chainalysis)
        {
            services.AddProvider(
                ChainalysisApi.Name, chainalysis.ApiUrl, headers => headers.Add("Token", chainalysis.ApiKey));
            services.AddSingleton<IScreeningSource>(
                provider => new ChainalysisApi(Client(provider, ChainalysisApi.Name)));
        }
    }

    private static ScreeningPolicy ToPolicy(ScreeningSettings settings) => new()
    {
        IsOn = settings.IsOn,
        HighScore = settings.HighScore,
        MediumScore = settings.MediumScore,
        OnMedium = settings.AcceptsMedium ? MediumRisk.Accept : MediumRisk.Hold,
        TimeToLive = settings.TimeToLive,
    };

    private static void AddStripe(this IServiceCollection services, StripeSettings settings)
    {
        services.AddProvider(StripeApi.Name, settings.ApiUrl, Bearer(settings.SecretKey))
            .ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("Stripe-Version", StripeApi.Version));
        services.AddSingleton<IPaymentRail>(
            provider => new StripeRail(new StripeApi(Client(provider, StripeApi.Name))));
        services.AddSingleton<IWebhookReader>(provider => new StripeWebhookReader(
            settings.WebhookSecrets, provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddCustodian(this IServiceCollection services, CustodianSettings settings)
    {
        services.AddProvider(CustodianApi.Name, settings.ApiUrl, Bearer(settings.ApiKey));
        var options = new CustodianOptions
        {
            Token = settings.TokenAddress,
            Confirmations = settings.Confirmations,
            Wallet = settings.WalletId,
        };
        services.AddSingleton<IPaymentRail>(
            provider => new CustodianRail(new CustodianApi(Client(provider, CustodianApi.Name)), options));
        services.AddSingleton<IWebhookReader>(new CustodianWebhookReader(settings.WebhookSecrets));
    }

    private static Action<HttpRequestHeaders> Bearer(string key) =>
        headers => headers.Authorization = new AuthenticationHeaderValue("Bearer", key);

    private static IHttpClientBuilder AddProvider(
        this IServiceCollection services, string name, Uri url, Action<HttpRequestHeaders> authorize) =>
        services.AddHttpClient(name)
            .ConfigureHttpClient(http =>
            {
                http.BaseAddress = url;
                http.Timeout = Limits.RailPatience;
                http.MaxResponseContentBufferSize = Limits.RailAnswerBytes;
                authorize(http.DefaultRequestHeaders);
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect could carry the key to somebody else.
                AllowAutoRedirect = false,
                PooledConnectionLifetime = ConnectionLifetime,
                ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            })
            // The standard repeats would multiply ours, and a payout is repeated by our rules only.
            .ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Clear())
            .RemoveAllLoggers();

    private static ProviderClient Client(IServiceProvider provider, string name) => new(
        name,
        provider.GetRequiredService<IHttpClientFactory>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<ProviderClient>>());
}
