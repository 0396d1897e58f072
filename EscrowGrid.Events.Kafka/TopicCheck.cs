using Confluent.Kafka;
using Confluent.Kafka.Admin;
using EscrowGrid.Core.Events;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Events.Kafka;

/// <summary>
/// Looks at the topic before the first event goes there, once. It has to exist: one that brokers make by the way has
/// their default of partitions, and changing that later moves keys (trap T-40). Compaction would leave the last event
/// of each subject and nothing of its history, silently and late (trap T-35); of that it only warns, for whoever owns
/// the brokers decides, and may not let us look.
/// </summary>
internal sealed class TopicCheck(KafkaConnection connection, ILogger<TopicCheck> logger)
{
    private const string CleanupPolicy = "cleanup.policy";
    private const string Compact = "compact";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private bool _isPassed;

    /// <exception cref="ConsumerUnavailableException">No broker answers, or there is no such topic.</exception>
    public async Task PassAsync(IProducer<string, byte[]> producer, CancellationToken cancellationToken)
    {
        if (_isPassed)
            return;
        using var admin = new DependentAdminClientBuilder(producer.Handle).Build();
        logger.Publishing(
            connection.Topic, await Blocking.RunAsync(() => CountPartitions(admin), cancellationToken));
        _isPassed = true;
        await WarnOfCompactionAsync(admin);
    }

    /// <summary>All topics are asked for, since asking for one by name makes it on brokers that allow that.</summary>
    private int CountPartitions(IAdminClient admin)
    {
        try
        {
            var known = admin.GetMetadata(Patience).Topics.Find(topic => topic.Topic == connection.Topic);
            return known is { Error.IsError: false }
                ? known.Partitions.Count
                : throw new ConsumerUnavailableException(
                    $"There is no topic {connection.Topic}, or it may not be seen; it is not made by the way");
        }
        catch (KafkaException exception)
        {
            throw new ConsumerUnavailableException(exception.Error.Reason, exception);
        }
    }

    private async Task WarnOfCompactionAsync(IAdminClient admin)
    {
        try
        {
            var asked = new ConfigResource { Type = ResourceType.Topic, Name = connection.Topic };
            var answers = await admin
                .DescribeConfigsAsync([asked], new DescribeConfigsOptions { RequestTimeout = Patience })
                .WaitAsync(Patience);
            if (answers.Single().Entries.TryGetValue(CleanupPolicy, out var policy)
                && policy.Value.Contains(Compact, StringComparison.OrdinalIgnoreCase))
            {
                logger.Compacted(connection.Topic, policy.Value);
            }
        }
        catch (Exception exception) when (exception is KafkaException or TimeoutException)
        {
            logger.PolicyUnknown(connection.Topic, exception.Message);
        }
    }
}
