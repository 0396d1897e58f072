using EscrowGrid.Core.Evidence;

namespace EscrowGrid.Api.Evidence;

/// <summary>A request to the storage, signed for whoever holds it.</summary>
/// <param name="Method">PUT or GET.</param>
/// <param name="Url">Where to.</param>
/// <param name="Headers">To be sent exactly so.</param>
/// <param name="ExpiresAt">Until when it may begin.</param>
internal sealed record SignedRequestResponse(
    string Method, string Url, Dictionary<string, string> Headers, DateTimeOffset ExpiresAt)
{
    public static SignedRequestResponse From(string method, SignedRequest signed) =>
        new(method, signed.Url.AbsoluteUri, new Dictionary<string, string>(signed.Headers), signed.ExpiresAt);
}
