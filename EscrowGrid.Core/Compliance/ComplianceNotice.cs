using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Compliance;

/// <summary>
/// Tells operators, at the start and as long as it lasts, that somebody or some money is let in unseen.
/// </summary>
internal sealed partial class ComplianceNotice : IHostedService
{
    private readonly KycPolicy _kyc;
    private readonly ScreeningPolicy _screening;
    private readonly ILogger<ComplianceNotice> _logger;

    public ComplianceNotice(
        KycPolicy kyc, ScreeningPolicy screening, IMeterFactory meters, ILogger<ComplianceNotice> logger)
    {
        (_kyc, _screening, _logger) = (kyc, screening, logger);
        var meter = meters.Create("EscrowGrid.Compliance");
        meter.CreateObservableGauge(
            "escrowgrid.kyc.gating", () => _kyc.IsOn ? 1 : 0, description: "1 where parties have to be verified.");
        meter.CreateObservableGauge(
            "escrowgrid.screening.on", () => _screening.IsOn ? 1 : 0, description: "1 where addresses are screened.");
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!_kyc.IsOn)
            WarnOfKyc();
        if (!_screening.IsOn)
            WarnOfScreening();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "FEATURE_KYC_GATING is off: parties of escrows do not have to be verified.")]
    private partial void WarnOfKyc();

    [LoggerMessage(LogLevel.Warning, "SCREENING_ENABLED is off: money of every address is accepted.")]
    private partial void WarnOfScreening();
}
