namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>idempotency_records</c>.</summary>
internal sealed class IdempotencyRow
{
    public required byte[] Scope { get; init; }

    public required string Key { get; init; }

    public required byte[] BodyHash { get; init; }

    public int ReplyStatus { get; init; }

    public required byte[] ReplyBody { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public bool IsKept { get; init; }
}
