using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Jobs.Hangfire;

/// <summary>This build was made from a feed without Hangfire's packages.</summary>
public static class HangfireJobEngineExtensions
{
    public static bool IsInThisBuild => false;

    /// <returns>False: Hangfire is not in this build, and nothing was registered.</returns>
    public static bool TryAddHangfireJobEngine(this IServiceCollection services, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        return false;
    }
}
