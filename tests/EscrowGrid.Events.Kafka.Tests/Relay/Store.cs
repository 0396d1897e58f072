namespace EscrowGrid.Events.Kafka.Tests.Relay;

/// <summary>The two stores, which have to behave alike.</summary>
public enum Store
{
    Memory,
    Postgres,
}
