namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>deliveries</c>.</summary>
internal sealed class DeliveryRow
{
    public Guid EscrowId { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }
}
