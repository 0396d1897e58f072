using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.Worker.Tests.Jobs;

/// <summary>Schedules go by the application's clock and no other.</summary>
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
    public async Task Engine_WhoseClockIsAheadOfTheMachines_FiresAndStops(bool skipMissed)
    {
        var runner = new Runner();
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<TimeProvider>(new ClockAhead(TimeSpan.FromMinutes(10)));
        builder.Services.AddSingleton<IJobRunner>(runner);
        builder.Services.AddQuartzJobEngine();
        using var host = builder.Build();
        await host.StartAsync();
        var engine = host.Services.GetRequiredService<IJobEngine>();

        var schedule = new RecurringSchedule("each-minute", "* * * * *", SkipMissed: skipMissed);
        await engine.SetRecurringAsync(schedule, CancellationToken.None);
        await engine.TriggerRecurringAsync("each-minute", CancellationToken.None).AsTask().WaitAsync(Limit);

        await runner.Fired.WaitAsync(Limit);
        await host.StopAsync().WaitAsync(Limit);
    }

    private sealed class ClockAhead(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }

    private sealed class Runner : IJobRunner
    {
        private readonly TaskCompletionSource _fired = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Fired => _fired.Task;

        public Task FireRecurringAsync(
            string scheduleId, DateTimeOffset scheduledFor, CancellationToken cancellationToken)
        {
            _fired.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
