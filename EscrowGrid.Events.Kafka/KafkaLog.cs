using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Events.Kafka;

internal static partial class KafkaLog
{
    public static void ClientSays(this ILogger logger, LogMessage line)
    {
        var level = (LogLevel)line.LevelAs(LogLevelType.MicrosoftExtensionsLogging);
        logger.ClientSays(level, line.Facility, line.Message);
    }

    [LoggerMessage(EventId = 2601, Message = "librdkafka {Facility}: {Text}")]
    private static partial void ClientSays(this ILogger logger, LogLevel level, string facility, string text);

    [LoggerMessage(2602, LogLevel.Warning, "The Kafka client reports {Code}: {Reason}")]
    public static partial void ClientFails(this ILogger logger, ErrorCode code, string reason);

    [LoggerMessage(2603, LogLevel.Information, "Events go to the topic {Topic} with {Partitions} partitions")]
    public static partial void Publishing(this ILogger logger, string topic, int partitions);

    [LoggerMessage(
        2604,
        LogLevel.Warning,
        "The topic {Topic} is compacted ({Policy}): it keeps the last event of each subject only. Use delete")]
    public static partial void Compacted(this ILogger logger, string topic, string policy);

    [LoggerMessage(2605, LogLevel.Information, "The brokers do not say how the topic {Topic} is cleaned up: {Reason}")]
    public static partial void PolicyUnknown(this ILogger logger, string topic, string reason);

    [LoggerMessage(2606, LogLevel.Error, "The Kafka producer is beyond repair and made anew, {Code}: {Reason}")]
    public static partial void BeyondRepair(this ILogger logger, ErrorCode code, string reason);

    [LoggerMessage(2607, LogLevel.Warning, "Commands cannot be taken from the topic now: {Reason}")]
    public static partial void CommandsAway(this ILogger logger, string reason);

    [LoggerMessage(2608, LogLevel.Warning, "Command at {Partition}:{Offset} refused, {Code}: {Details}")]
    public static partial void MessageRefused(
        this ILogger logger, int partition, long offset, string code, string? details);

    [LoggerMessage(2609, LogLevel.Error, "Command at {Partition}:{Offset} fails")]
    public static partial void MessageFails(
        this ILogger logger, Exception exception, int partition, long offset);

    [LoggerMessage(2610, LogLevel.Warning, "The place in the topic of commands is not kept, {Code}: {Reason}")]
    public static partial void PlaceNotKept(this ILogger logger, ErrorCode code, string reason);
}
