namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>refused_messages</c>: commands of the topic that were refused for ever.</summary>
internal sealed class RefusedMessageRow
{
    public Guid Id { get; init; }

    public required string Code { get; init; }

    public string? Details { get; init; }

    public DateTimeOffset At { get; init; }
}
