namespace EscrowGrid.Client.Wire;

/// <summary>When a write takes effect.</summary>
/// <param name="IdempotencyKey">Once for this key; null for a key of its own.</param>
/// <param name="IfMatch">Only on what has this entity tag; null for any.</param>
internal sealed record WriteConditions(string? IdempotencyKey, string? IfMatch)
{
    /// <summary>How long to wait for what becomes of it; null for the API's own patience.</summary>
    public int? WaitSeconds { get; init; }

    /// <param name="idempotencyKey">Once for this key; null for a key of its own.</param>
    /// <param name="version">Only on this version; null for any.</param>
    public static WriteConditions OnVersion(string? idempotencyKey, long? version) =>
        new(idempotencyKey, version is null ? null : $"\"v{version}\"");
}
