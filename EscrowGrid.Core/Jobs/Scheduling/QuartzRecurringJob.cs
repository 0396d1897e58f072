using Quartz;

namespace EscrowGrid.Core.Jobs.Scheduling;

/// <summary>What Quartz calls when a schedule is due.</summary>
internal sealed class QuartzRecurringJob(Lazy<IJobRunner> runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.Value.FireRecurringAsync(
            context.JobDetail.Key.Name, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
}
