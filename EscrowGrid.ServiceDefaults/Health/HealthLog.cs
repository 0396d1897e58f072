using Microsoft.Extensions.Logging;

namespace EscrowGrid.ServiceDefaults.Health;

internal static partial class HealthLog
{
    [LoggerMessage(1001, LogLevel.Warning, "Dependency {Dependency} became unavailable")]
    public static partial void DependencyLost(this ILogger logger, Exception exception, string dependency);

    [LoggerMessage(1002, LogLevel.Information, "Dependency {Dependency} is available again")]
    public static partial void DependencyBack(this ILogger logger, string dependency);
}
