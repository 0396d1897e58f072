namespace EscrowGrid.Core.Idempotency;

/// <summary>An answer as it was, or was to be, sent.</summary>
/// <param name="Status">2xx: only what had an effect is stored.</param>
/// <param name="Body">JSON in UTF-8, byte for byte.</param>
public sealed record Reply(int Status, byte[] Body);
