using Confluent.Kafka;
using EscrowGrid.Core;
using EscrowGrid.Core.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Events.Kafka.Commands;

/// <summary>
/// Reads the topic of commands as one of a group. Its place is committed after what it has read is stored: a crash, a
/// rebalance or an operator who winds the group back make messages come again, and those are told by their ids.
/// </summary>
internal sealed class CommandConsumer(
    KafkaOptions kafka,
    CommandOptions options,
    CommandWork work,
    CommandMetrics metrics,
    ILogger<CommandConsumer> logger)
    : BackgroundService
{
    private const int HeartbeatsInASession = 10;
    private const int PartitionBytes = 1_048_576;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var failures = 0; !stoppingToken.IsCancellationRequested; failures++)
        {
            try
            {
                await ConsumeAsync(() => failures = 0, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is KafkaException or DllNotFoundException)
            {
                metrics.IsAway(true);
                logger.CommandsAway(exception.Message);
            }

            await Task.Delay(PauseAfter(failures), stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ConsumeAsync(Action succeeded, CancellationToken cancellationToken)
    {
        using var consumer = Build();
        try
        {
            consumer.Subscribe(options.Topic);
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var records = await Blocking.RunAsync(() => Collect(consumer), cancellationToken);
                if (records.Count > 0)
                    await HandleAsync(consumer, new CommandBatch(records), cancellationToken);
                metrics.IsAway(false);
                metrics.Lag(Measure(consumer));
                succeeded();
            }
        }
        finally
        {
            // It says good-bye, so that others need not wait until its silence is noticed.
            await Blocking.RunAsync(consumer.Close, CancellationToken.None);
        }
    }

    private static List<ConsumeResult<byte[], byte[]>> Collect(IConsumer<byte[], byte[]> consumer)
    {
        var records = new List<ConsumeResult<byte[], byte[]>>();
        for (var patience = Look; records.Count < Limits.CommandMessagesAtOnce; patience = TimeSpan.Zero)
        {
            if (consumer.Consume(patience) is not { } record)
                break;
            records.Add(record);
        }

        return records;
    }

    /// <summary>
    /// Goes on until all of it had its end. A consumer that is at it for minutes loses its partitions to others, who
    /// may be better off; then its place is no longer its own to commit.
    /// </summary>
    private async Task HandleAsync(
        IConsumer<byte[], byte[]> consumer, CommandBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            for (var failures = 0; ; failures++)
            {
                try
                {
                    await work.HandleAsync(batch, cancellationToken);
                    return;
                }
                catch (ConsumerUnavailableException exception)
                {
                    metrics.IsAway(true);
                    logger.CommandsAway(exception.Message);
                    await Task.Delay(PauseAfter(failures), cancellationToken);
                }
            }
        }
        finally
        {
            Commit(consumer, batch);
        }
    }

    private void Commit(IConsumer<byte[], byte[]> consumer, CommandBatch batch)
    {
        try
        {
            consumer.Commit(batch.Places);
        }
        catch (KafkaException exception)
        {
            // Whoever reads them again finds them taken.
            logger.PlaceNotKept(exception.Error.Code, exception.Error.Reason);
        }
    }

    private static long Measure(IConsumer<byte[], byte[]> consumer) => consumer.Assignment.Sum(partition =>
    {
        var place = consumer.Position(partition);
        var end = consumer.GetWatermarkOffsets(partition).High;
        return place.IsSpecial || end.IsSpecial ? 0 : Math.Max(0, end.Value - place.Value);
    });

    private TimeSpan PauseAfter(int failures)
    {
        var pause = options.PauseAfter(Math.Min(failures, 16));
        return pause < LongestPause ? pause : LongestPause;
    }

    private IConsumer<byte[], byte[]> Build()
    {
        NativeClient.Locate();
        return new ConsumerBuilder<byte[], byte[]>(kafka.Secure(new ConsumerConfig
        {
            GroupId = options.Group,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            IsolationLevel = options.Isolation,
            SessionTimeoutMs = (int)options.Session.TotalMilliseconds,
            HeartbeatIntervalMs = (int)(options.Session / HeartbeatsInASession).TotalMilliseconds,
            MaxPartitionFetchBytes = PartitionBytes,
        }))
            .SetLogHandler((_, line) => logger.ClientSays(line))
            .SetErrorHandler((_, error) => logger.ClientFails(error.Code, error.Reason))
            .Build();
    }
}
