using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Evidence;

/// <summary>What the storage says of an object.</summary>
/// <param name="ContentType">As it was uploaded.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of its bytes, checked by the storage or computed from what it gave out.</param>
/// <param name="Version">Its own name of these bytes; null where it keeps no versions.</param>
public sealed record StoredObject(string ContentType, long Size, Sha256Digest Sha256, string? Version);
