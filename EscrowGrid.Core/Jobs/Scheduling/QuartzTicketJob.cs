using EscrowGrid.Core.Identifiers;
using Quartz;

namespace EscrowGrid.Core.Jobs.Scheduling;

/// <summary>What Quartz calls for a ticket.</summary>
internal sealed class QuartzTicketJob(Lazy<IJobRunner> runner) : IJob<QuartzTicket>
{
    public async ValueTask Execute(
        IJobExecutionContext context, QuartzTicket input, CancellationToken cancellationToken = default) =>
        await runner.Value.RunAsync(new JobId(input.Job), cancellationToken);
}
