using EscrowGrid.Core;
using EscrowGrid.Core.Compliance;
using EscrowGrid.Rails.Screening;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.StandIns;
using EscrowGrid.StandIns.Faults;
using EscrowGrid.StandIns.Screening;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Rails.Tests.Screening;

/// <summary>Screening as a service has it, against the stand-ins by real HTTP.</summary>
internal sealed class ScreeningUnderTest : IAsyncDisposable
{
    public const string Address = "0x7fb49965753a9ec3646fd5d004ee5aed6cc80001";

    private readonly WebApplication _app;

    private ScreeningUnderTest(StandInServer server, WebApplication app)
    {
        Server = server;
        _app = app;
    }

    public StandInServer Server { get; }

    public IScreeningStore Store => _app.Services.GetRequiredService<IScreeningStore>();

    /// <param name="patience">For one call; null for what the product has.</param>
    /// <param name="settings">More settings, by their environment names; null takes one away.</param>
    public static async Task<ScreeningUnderTest> StartAsync(
        TimeSpan? patience = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var options = new StandInOptions();
        var server = await StandInServer.StartAsync(options);
        var builder = WebApplication.CreateBuilder();
        builder.Environment.EnvironmentName = "Development";
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["TRM_API_KEY"] = options.TrmKey,
            ["TRM_API_URL"] = server.TrmAddress.ToString(),
            ["CHAINALYSIS_API_KEY"] = options.ChainalysisKey,
            ["CHAINALYSIS_API_URL"] = server.ChainalysisAddress.ToString(),
        });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Services.AddSingleton<TimeProvider>(new HurriedTime());
        builder.AddPaymentRails(builder.AddServiceDefaults(ServiceRole.Api));
        builder.Services.AddEscrowGridCore().AddMemoryStore();
        if (patience is { } limit)
        {
            foreach (var name in new[] { TrmApi.Name, ChainalysisApi.Name })
                builder.Services.AddHttpClient(name).ConfigureHttpClient(http => http.Timeout = limit);
        }

        return new ScreeningUnderTest(server, builder.Build());
    }

    public Task<ScreeningVerdict> ScreenAsync(string? address = Address) =>
        _app.Services.GetRequiredService<WalletScreening>().ScreenAsync(WalletChain.Base, address, default);

    public void Know(Risk trm, Risk chainalysis)
    {
        Server.Risks.Set("trm", Address, trm);
        Server.Risks.Set("chainalysis", Address, chainalysis);
    }

    public int Asked() => Server.Faults.Asked("trm.screen") + Server.Faults.Asked("chainalysis.retrieve");

    public void Break(string operation, FaultKind kind, int times) => Server.Faults.Add(operation, kind, times);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Server.DisposeAsync();
    }
}
