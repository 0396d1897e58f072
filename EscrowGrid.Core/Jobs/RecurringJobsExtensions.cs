using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.Core.Jobs;

/// <summary>Declares recurring work.</summary>
public static class RecurringJobsExtensions
{
    /// <summary>Declares that a method of a registered service is due by a schedule.</summary>
    public static IServiceCollection AddRecurringJob<TService>(
        this IServiceCollection services, RecurringSchedule schedule, Func<TService, CancellationToken, Task> work)
        where TService : notnull
    {
        services.TryAddSingleton<IScheduleClaims, ScheduleClaims>();
        services.TryAddSingleton<IJobRunner, RecurringJobRunner>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RecurringJobsStart>());
        return services.AddSingleton(provider =>
        {
            var service = provider.GetRequiredService<TService>();
            return new RecurringJob(schedule, cancellationToken => work(service, cancellationToken));
        });
    }
}
