namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>Runs the jobs of schedules, and stores what became of them beside the schedule.</summary>
internal sealed class RunSchedule(IScheduleStore schedules)
{
    public async Task<JobAck> HandleAsync(RecurringJob recurring, JobContext job, CancellationToken cancellationToken)
    {
        try
        {
            await recurring.Work(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var failed = job.Retry($"{exception.GetType().Name}: {exception.Message}");
            await EndAsync(recurring, ScheduleOutcome.Failed, failed);
            return failed;
        }

        var completed = job.Complete();
        await EndAsync(recurring, ScheduleOutcome.Completed, completed);
        return completed;
    }

    // Not cancelled: an acknowledgement that was sent has to be known to have counted or not.
    private Task EndAsync(RecurringJob recurring, ScheduleOutcome outcome, JobAck ack) =>
        schedules.EndAsync(recurring.Schedule.Id, outcome, ack, CancellationToken.None);
}
