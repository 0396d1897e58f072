using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace EscrowGrid.ServiceDefaults.Telemetry;

/// <summary>
/// Gives the OpenTelemetry SDK the services to register in; the hosting package does no more than this.
/// </summary>
internal sealed class TelemetryBuilder(IServiceCollection services) : IOpenTelemetryBuilder
{
    public IServiceCollection Services => services;
}
