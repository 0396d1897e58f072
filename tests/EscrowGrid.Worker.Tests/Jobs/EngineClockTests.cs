using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.Worker.Tests.Jobs;

/// <summary>The engine goes by the machine's clock and no other.</summary>
public sealed class EngineClockTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>
    /// When the engine and its triggers disagree about the time, the engine looks for the next time of a schedule for
    /// ever, takes all memory for it, and does not stop.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Engine_OfAnApplicationWhoseClockIsAhead_RunsTicketsAndStops(bool skipsMissed)
    {
        var runner = new Runner();
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<TimeProvider>(new ClockAhead(TimeSpan.FromMinutes(10)));
        builder.Services.AddSingleton<IJobRunner>(runner);
        builder.Services.AddQuartzJobEngine();
        using var host = builder.Build();
        await host.StartAsync();
        var engine = host.Services.GetRequiredService<IJobEngine>();

        var schedule = new RecurringSchedule("each-minute", "* * * * *", "For tests.") { SkipsMissed = skipsMissed };
        await engine.SetRecurringAsync(schedule, CancellationToken.None);
        var ticket = new JobTicket(new JobId(Guid.NewGuid()), "tests");
        await engine.DispatchAsync([ticket], CancellationToken.None).AsTask().WaitAsync(Limit);

        Assert.Equal(ticket.Job, await runner.Ran.WaitAsync(Limit));
        await host.StopAsync().WaitAsync(Limit);
    }

    private sealed class ClockAhead(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }

    private sealed class Runner : IJobRunner
    {
        private readonly TaskCompletionSource<JobId> _ran = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<JobId> Ran => _ran.Task;

        public Task RunAsync(JobId job, CancellationToken cancellationToken)
        {
            _ran.TrySetResult(job);
            return Task.CompletedTask;
        }

        public Task FireRecurringAsync(string scheduleId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
            Task.CompletedTask;
    }
}
