using EscrowGrid.Core.Identifiers;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Jobs;

internal static partial class JobsLog
{
    [LoggerMessage(2002, LogLevel.Debug, "Schedule {Schedule} is not run this time: taken, running or paused")]
    public static partial void ScheduleTaken(this ILogger logger, string schedule);

    [LoggerMessage(2003, LogLevel.Information, "Schedule {Schedule} is left out because this process stops")]
    public static partial void ScheduleStopped(this ILogger logger, string schedule);

    [LoggerMessage(2004, LogLevel.Warning, "Schedule {Schedule} is left out this time ({Reason})")]
    public static partial void ScheduleWaits(this ILogger logger, string schedule, string reason);

    [LoggerMessage(2005, LogLevel.Warning, "Schedules wait for the database or the engine ({Reason})")]
    public static partial void SchedulesWait(this ILogger logger, string reason);

    [LoggerMessage(2007, LogLevel.Information, "{Engine} {Version} keeps {Count} schedules")]
    public static partial void EngineStarted(this ILogger logger, string engine, string version, int count);

    [LoggerMessage(2008, LogLevel.Warning, "{Engine} does not start and is tried again ({Reason})")]
    public static partial void EngineWaits(this ILogger logger, string engine, string reason);

    [LoggerMessage(2010, LogLevel.Debug, "{Type} {Job}: {Verdict} in {ElapsedMs} ms")]
    public static partial void JobRan(
        this ILogger logger, string type, JobId job, JobVerdict verdict, double elapsedMs);

    [LoggerMessage(2011, LogLevel.Warning, "{Job} failed in attempt {Attempt}, next in {Delay} s: {Error}")]
    public static partial void JobFailed(
        this ILogger logger, string job, int attempt, double delay, string? error);

    [LoggerMessage(2012, LogLevel.Error, "{Job} is dead after attempt {Attempt}: {Error}")]
    public static partial void JobDied(this ILogger logger, string job, int attempt, string? error);

    [LoggerMessage(2013, LogLevel.Debug, "{Job} threw in attempt {Attempt}")]
    public static partial void JobThrew(this ILogger logger, Exception exception, string job, int attempt);

    [LoggerMessage(2014, LogLevel.Warning, "{Job}: the lease was lost, so the outcome of this run is not stored")]
    public static partial void LeaseLost(this ILogger logger, string job);

    [LoggerMessage(2015, LogLevel.Warning, "The outcome of {Job} waits for the database ({Reason})")]
    public static partial void AckWaits(this ILogger logger, string job, string reason);

    [LoggerMessage(2016, LogLevel.Warning, "Jobs wait for the database ({Reason})")]
    public static partial void ClaimWaits(this ILogger logger, string reason);

    [LoggerMessage(2017, LogLevel.Error, "Jobs could not be taken")]
    public static partial void ClaimFailed(this ILogger logger, Exception exception);

    [LoggerMessage(2018, LogLevel.Information, "{Count} unfinished jobs were given back because this process stops")]
    public static partial void JobsGivenBack(this ILogger logger, int count);

    [LoggerMessage(2019, LogLevel.Warning, "{Count} jobs of workers that have gone are taken back")]
    public static partial void LeasesExpired(this ILogger logger, int count);

    [LoggerMessage(2020, LogLevel.Warning, "The upkeep of jobs waits for the database ({Reason})")]
    public static partial void UpkeepWaits(this ILogger logger, string reason);

    [LoggerMessage(2021, LogLevel.Warning, "Tickets of jobs wait for the database or the engine ({Reason})")]
    public static partial void TicketsWait(this ILogger logger, string reason);

    [LoggerMessage(2022, LogLevel.Debug, "The ticket of {Job} is dropped: it is not ready")]
    public static partial void TicketDropped(this ILogger logger, JobId job);

    [LoggerMessage(2023, LogLevel.Warning, "{Job} is handed out again, or its lease runs out ({Reason})")]
    public static partial void TicketFailed(this ILogger logger, JobId job, string reason);
}
