using System.Text;
using Confluent.Kafka;
using EscrowGrid.Core;
using EscrowGrid.Core.CommandBus;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Storage;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Events.Kafka.Commands;

/// <summary>
/// Takes the messages of a batch: those of one escrow one after the other, several escrows at once. What is wrong with
/// a message sends it to the topic of the refused; what is wrong with the database or the brokers stops the batch where
/// it is, and loses none (trap T-38).
/// </summary>
internal sealed class CommandWork(
    CommandUse use, DeadLetters dead, CommandMetrics metrics, CommandOptions options, ILogger<CommandWork> logger)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <exception cref="ConsumerUnavailableException">What is left waits in its lanes.</exception>
    public async Task HandleAsync(CommandBatch batch, CancellationToken cancellationToken)
    {
        // All of a batch wait for their escrows at the same time: what never comes must not hold up the others.
        var until = use.Time.GetUtcNow() + options.Window;
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = Limits.CommandsAtOnce,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(batch.Lanes, parallel, async (lane, token) =>
        {
            while (lane.Waiting.FirstOrDefault() is { } record)
            {
                await HandleAsync(record, until, token);
                lane.Advance();
            }
        });
    }

    private async Task HandleAsync(
        ConsumeResult<byte[], byte[]> record, DateTimeOffset until, CancellationToken cancellationToken)
    {
        try
        {
            var (fate, retries) = use.Reader.TryRead(Read(record), out var message, out var refusal)
                ? await TakeAsync(record, message, until, cancellationToken)
                : (new MessageFate(MessageVerdict.Refused, refusal), 0);
            await ConcludeAsync(record, fate, retries, cancellationToken);
        }
        catch (Exception exception) when (StorageFailure.IsUnavailable(exception))
        {
            throw new ConsumerUnavailableException(exception.Message, exception);
        }
    }

    private async Task<(MessageFate Fate, int Retries)> TakeAsync(
        ConsumeResult<byte[], byte[]> record,
        CommandMessage message,
        DateTimeOffset until,
        CancellationToken cancellationToken)
    {
        for (var retries = 0; ; retries++)
        {
            var pause = options.PauseAfter(retries);
            var isLast = retries >= options.MaxRetries || use.Time.GetUtcNow() + pause > until;
            if (await TryAsync(record, message, isLast, cancellationToken) is { } fate)
                return (fate, retries);
            await Task.Delay(pause, use.Time, cancellationToken);
        }
    }

    /// <returns>Null when it is to be tried again.</returns>
    private async Task<MessageFate?> TryAsync(
        ConsumeResult<byte[], byte[]> record, CommandMessage message, bool isLast, CancellationToken cancellationToken)
    {
        try
        {
            var fate = await use.Taker.HandleAsync(message, isPatient: !isLast, cancellationToken);
            return fate.Verdict is MessageVerdict.TooEarly ? null : fate;
        }
        catch (Exception exception) when (
            exception is not OperationCanceledException && !StorageFailure.IsUnavailable(exception))
        {
            logger.MessageFails(exception, record.Partition.Value, record.Offset.Value);
            return isLast ? MessageFate.Refuse(MessageRefusal.Poison, exception.GetType().Name, message.Id) : null;
        }
    }

    /// <summary>First the topic of the refused and then the memory of it: the other way round a crash would lose it.
    /// </summary>
    private async Task ConcludeAsync(
        ConsumeResult<byte[], byte[]> record, MessageFate fate, int retries, CancellationToken cancellationToken)
    {
        if (fate.Refusal is { } refusal)
        {
            logger.MessageRefused(record.Partition.Value, record.Offset.Value, refusal.Code, refusal.Details);
            await dead.SendAsync(record, refusal, retries, cancellationToken);
            if (fate.Id is { } id)
            {
                var refused = new RefusedMessage(id, refusal.Code, refusal.Details, use.Time.NowInMilliseconds());
                await use.Refused.AddAsync(refused, cancellationToken);
            }
        }

        metrics.Count(fate);
    }

    private static ReceivedMessage Read(ConsumeResult<byte[], byte[]> record)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var header in record.Message.Headers)
        {
            if (ToText(header.GetValueBytes()) is { } text)
                headers[header.Key] = text;
        }

        return new ReceivedMessage(ToText(record.Message.Key), record.Message.Value, headers);
    }

    private static string? ToText(byte[]? bytes)
    {
        try
        {
            return bytes is null ? null : Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
