namespace EscrowGrid.Client.Evidence;

/// <summary>A request to the storage that whoever holds it may make until it expires. No part of the API.</summary>
/// <param name="Method">PUT or GET.</param>
/// <param name="Url">Where to.</param>
/// <param name="Headers">To be sent exactly so.</param>
/// <param name="ExpiresAt">Until when it may begin.</param>
public sealed record SignedRequest(
    string Method, Uri Url, IReadOnlyDictionary<string, string> Headers, DateTimeOffset ExpiresAt);
