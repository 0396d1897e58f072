using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Jobs;

internal static partial class JobsLog
{
    [LoggerMessage(2001, LogLevel.Information, "Schedule {Schedule} ran in {ElapsedMs} ms")]
    public static partial void ScheduleRan(this ILogger logger, string schedule, long elapsedMs);

    [LoggerMessage(2002, LogLevel.Debug, "Schedule {Schedule} is another worker's this time")]
    public static partial void ScheduleTaken(this ILogger logger, string schedule);

    [LoggerMessage(2003, LogLevel.Information, "Schedule {Schedule} was interrupted because this process stops")]
    public static partial void ScheduleStopped(this ILogger logger, string schedule);

    [LoggerMessage(
        2004, LogLevel.Warning, "Schedule {Schedule} is left out this time: the database is not available ({Reason})")]
    public static partial void ScheduleWaits(this ILogger logger, string schedule, string reason);

    [LoggerMessage(2005, LogLevel.Error, "Schedule {Schedule} failed; its next time is the retry")]
    public static partial void ScheduleFailed(this ILogger logger, Exception exception, string schedule);

    [LoggerMessage(2006, LogLevel.Warning, "Schedule {Schedule} is not of this release and is ignored")]
    public static partial void ScheduleUnknown(this ILogger logger, string schedule);

    [LoggerMessage(2007, LogLevel.Information, "{Engine} {Version} keeps {Count} schedules")]
    public static partial void EngineStarted(this ILogger logger, string engine, string version, int count);
}
