using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Relay;

internal static partial class RelayLog
{
    [LoggerMessage(2201, LogLevel.Information, "The relay of {Consumer} works here now")]
    public static partial void RelayLeased(this ILogger logger, string consumer);

    [LoggerMessage(2202, LogLevel.Warning, "The relay of {Consumer} is another's now")]
    public static partial void RelayFenced(this ILogger logger, string consumer);

    [LoggerMessage(2203, LogLevel.Warning, "The relay of {Consumer} waits {PauseMs} ms: {Reason}")]
    public static partial void RelayWaits(this ILogger logger, string consumer, long pauseMs, string reason);

    [LoggerMessage(2204, LogLevel.Error, "The relay of {Consumer} failed; it starts again in {PauseMs} ms")]
    public static partial void RelayFailed(this ILogger logger, Exception exception, string consumer, long pauseMs);

    [LoggerMessage(
        2205, LogLevel.Warning, "{Consumer} failed {Count} events at once; each is handed over by itself now")]
    public static partial void WaveFailed(this ILogger logger, Exception exception, string consumer, int count);

    [LoggerMessage(2206, LogLevel.Warning, "{Consumer} failed event {EventId} by an exception")]
    public static partial void EventThrew(this ILogger logger, Exception exception, string consumer, string eventId);

    [LoggerMessage(
        2207, LogLevel.Warning, "{Consumer} did not handle event {EventId}, attempt {Attempt}: {Error}")]
    public static partial void EventFailed(
        this ILogger logger, string consumer, string eventId, int attempt, string error);

    [LoggerMessage(
        2209,
        LogLevel.Error,
        "{Consumer} gives event {EventId} up; it and the later events of its subject wait for an operator: {Error}")]
    public static partial void EventDied(this ILogger logger, string consumer, string eventId, string error);

    [LoggerMessage(2208, LogLevel.Warning, "Others are not told of events written here ({Reason}); they poll for them")]
    public static partial void NotTelling(this ILogger logger, string reason);
}
