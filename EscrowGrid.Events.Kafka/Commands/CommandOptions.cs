using Confluent.Kafka;

namespace EscrowGrid.Events.Kafka.Commands;

/// <summary>Where commands come from, and how patient the consumer is.</summary>
public sealed class CommandOptions
{
    /// <summary>The topic of commands; that of those that are refused has <c>.dlq</c> behind the name.</summary>
    public required string Topic { get; init; }

    /// <summary>Whose place in the topic the brokers keep; the same for all workers of an installation.</summary>
    public required string Group { get; init; }

    /// <summary>How often a message is tried again that fails, or whose escrow is not there yet.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>The pause before the first of those tries; each one doubles it.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The topic of what is refused.</summary>
    public string DeadTopic => Topic + ".dlq";

    /// <summary>What is read of the transactions of those who send: what they have committed.</summary>
    internal IsolationLevel Isolation { get; init; } = IsolationLevel.ReadCommitted;

    /// <summary>
    /// After how long a silence the brokers give its partitions to others (specification, section 25); ten times it
    /// says that it is there.
    /// </summary>
    internal TimeSpan Session { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a message may be waited for in all.</summary>
    internal TimeSpan Window => RetryDelay * (Math.Pow(2, MaxRetries) - 1);

    /// <param name="retries">How many have been made, from 0.</param>
    internal TimeSpan PauseAfter(int retries) => RetryDelay * Math.Pow(2, retries);
}
