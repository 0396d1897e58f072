using Confluent.Kafka;

namespace EscrowGrid.Events.Kafka;

/// <summary>
/// Tells what is wrong with one event from what is wrong with the brokers. The second counts no attempt, or an outage
/// of some minutes would be as many dead events.
/// </summary>
internal static class KafkaFailures
{
    public static KafkaFailure Of(Error error) => error switch
    {
        { Code: ErrorCode.MsgSizeTooLarge or ErrorCode.RecordListTooLarge or ErrorCode.InvalidRecord } =>
            KafkaFailure.OfTheEvent,
        { Code: ErrorCode.Local_MsgTimedOut or ErrorCode.Local_TimedOut or ErrorCode.Local_TimedOutQueue } =>
            KafkaFailure.Outage,
        { Code: ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Transport or ErrorCode.Local_Resolve } =>
            KafkaFailure.Outage,
        { Code: ErrorCode.Local_Ssl or ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed } =>
            KafkaFailure.Outage,
        { Code: ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed } => KafkaFailure.Outage,
        { Code: ErrorCode.Local_UnknownTopic or ErrorCode.UnknownTopicOrPart or ErrorCode.TopicException } =>
            KafkaFailure.Outage,
        { Code: ErrorCode.Local_UnknownPartition or ErrorCode.Local_QueueFull or ErrorCode.Local_Destroy } =>
            KafkaFailure.Outage,
        { Code: ErrorCode.Local_PurgeQueue or ErrorCode.Local_PurgeInflight or ErrorCode.RequestTimedOut } =>
            KafkaFailure.Outage,
        { Code: ErrorCode.NotEnoughReplicas or ErrorCode.NotEnoughReplicasAfterAppend } => KafkaFailure.Outage,
        { Code: ErrorCode.LeaderNotAvailable or ErrorCode.NotLeaderForPartition } => KafkaFailure.Outage,
        { Code: ErrorCode.BrokerNotAvailable or ErrorCode.ReplicaNotAvailable } => KafkaFailure.Outage,
        { Code: ErrorCode.PolicyViolation or ErrorCode.InvalidConfig } => KafkaFailure.Outage,
        _ => KafkaFailure.Unclear,
    };
}
