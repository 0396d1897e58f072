namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>instances</c>: the processes that serve requests, as they were seen lately.</summary>
internal sealed class InstanceRow
{
    public required string Name { get; init; }

    public required string Role { get; init; }

    public required string Version { get; init; }

    public required string State { get; init; }

    public required string Services { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SeenAt { get; init; }
}
