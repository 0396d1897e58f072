namespace EscrowGrid.Events.Kafka;

/// <summary>What the failure of a record says about the event in it.</summary>
internal enum KafkaFailure
{
    /// <summary>Perhaps something of the event: it is tried again, and counted.</summary>
    Unclear,

    /// <summary>No repetition of this event can succeed.</summary>
    OfTheEvent,

    /// <summary>No event is to blame: the brokers, the topic or our rights to it are away.</summary>
    Outage,
}
