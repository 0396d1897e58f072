using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Jobs.Recurring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>Registers the comparison of books.</summary>
internal static class ReconciliationExtensions
{
    /// <summary>What whoever takes requests needs.</summary>
    public static IServiceCollection AddReconciliation(this IServiceCollection services) => services
        .AddSingleton<ListBreaks>()
        .AddSingleton<ResolveBreak>();

    /// <summary>What compares.</summary>
    public static IServiceCollection AddReconciliationWork(this IServiceCollection services)
    {
        services.TryAddSingleton(ReconciliationPolicy.Default);
        return services
            .AddSingleton<TheirBooks>()
            .AddSingleton<OurBooks>()
            .AddSingleton<ReadTheirBooks>()
            .AddSingleton<CompareEscrows>()
            .AddSingleton<BreakRecorder>()
            .AddSingleton<ReconciliationMetrics>()
            .AddSingleton<ReconcileBooks>()
            .AddSingleton<IPayoutWatcher, WatchPayouts>()
            .AddSingleton<IListWatcher, WatchLists>()
            .AddRecurringJob<ReconcileBooks>(
                ReconcileBooks.Hourly, (books, token) => books.RunAsync(token))
            .AddRecurringJob<ReconcileBooks>(
                ReconcileBooks.Nightly, (books, token) => books.RunFullAsync(token));
    }
}
