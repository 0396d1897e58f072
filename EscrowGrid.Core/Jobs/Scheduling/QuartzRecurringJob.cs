using Quartz;

namespace EscrowGrid.Core.Jobs.Scheduling;

/// <summary>What Quartz calls when a schedule is due.</summary>
internal sealed class QuartzRecurringJob(IJobRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.FireRecurringAsync(
            context.JobDetail.Key.Name, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
}
