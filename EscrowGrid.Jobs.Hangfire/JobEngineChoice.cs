using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.Jobs.Hangfire;

/// <summary>Which engine a process has, by the setting <c>Jobs__Engine</c> and by what is in this build.</summary>
public static class JobEngineChoice
{
    /// <summary>
    /// Registers Hangfire where it is chosen. Where it is not, the background work brings Quartz along.
    /// </summary>
    /// <param name="builder">Of the API or of a worker.</param>
    /// <param name="settings">Of the process.</param>
    /// <exception cref="InvalidSettingsException">The build lacks the engine, or the store is not for it.</exception>
    public static void AddJobEngine(this IHostApplicationBuilder builder, ServiceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Queue.Engine is JobEngineSetting.Hangfire)
        {
            if (!HangfireJobEngineExtensions.IsInThisBuild)
                throw Refuse("hangfire is not in this build, which was made from a feed without its packages");
            if (settings.StoreBackend is not StoreBackend.Postgres)
                throw Refuse($"hangfire needs {SettingNames.StoreBackend}=postgres");
        }

        if (!IsHangfire(settings))
            return;
        if (settings.Mode is ServiceMode.Api)
            builder.Services.AddHangfireStorage(settings.DatabaseConnectionString!);
        else
            builder.Services.AddHangfireJobEngine(settings.DatabaseConnectionString!);

        InvalidSettingsException Refuse(string rule) =>
            new(settings, builder.Environment.EnvironmentName, SettingNames.JobEngine, rule);
    }

    /// <summary>Mounts the engine's own pages, if it has any.</summary>
    /// <param name="routes">Of the API.</param>
    /// <param name="settings">Of the process.</param>
    /// <param name="mayAct">Whether a caller may do more than look.</param>
    /// <returns>Their endpoint, to be given a rule of access; null when there are none.</returns>
    public static IEndpointConventionBuilder? MapJobEngineDashboard(
        this IEndpointRouteBuilder routes, ServiceSettings settings, Predicate<HttpContext> mayAct)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return IsHangfire(settings) ? routes.MapHangfireDashboard(mayAct) : null;
    }

    private static bool IsHangfire(ServiceSettings settings) =>
        HangfireJobEngineExtensions.IsInThisBuild
        && settings.StoreBackend is StoreBackend.Postgres
        && settings.Queue.Engine is not JobEngineSetting.Quartz;
}
