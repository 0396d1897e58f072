using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>Declares recurring work.</summary>
public static class RecurringJobsExtensions
{
    /// <summary>
    /// Declares a schedule, for a process that shows it to operators; once, however often it is called.
    /// </summary>
    public static IServiceCollection AddSchedule(this IServiceCollection services, RecurringSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var isThere = services.Any(
            service => service.ImplementationInstance is RecurringSchedule other && other.Id == schedule.Id);
        return isThere ? services : services.AddSingleton(schedule);
    }

    /// <summary>
    /// Declares that a method of a registered service is due by a schedule, in a process that runs it.
    /// </summary>
    public static IServiceCollection AddRecurringJob<TService>(
        this IServiceCollection services, RecurringSchedule schedule, Func<TService, CancellationToken, Task> work)
        where TService : notnull
    {
        services.AddSchedule(schedule).TryAddSingleton<RunSchedule>();
        return services.AddSingleton(provider =>
        {
            var runs = provider.GetRequiredService<RunSchedule>();
            var service = provider.GetRequiredService<TService>();
            var recurring = new RecurringJob(schedule, cancellationToken => work(service, cancellationToken));
            return new JobRegistration(
                ScheduleFiring.TypeOf(schedule.Id, schedule.Queue),
                (_, context, token) => runs.HandleAsync(recurring, context, token));
        });
    }
}
