namespace EscrowGrid.Core.Evidence;

/// <summary>A request to the storage that whoever holds it may make, once or more, until it expires.</summary>
/// <param name="Url">Where to.</param>
/// <param name="Headers">Signed with it: to be sent exactly so.</param>
/// <param name="ExpiresAt">In UTC.</param>
public sealed record SignedRequest(Uri Url, IReadOnlyDictionary<string, string> Headers, DateTimeOffset ExpiresAt);
