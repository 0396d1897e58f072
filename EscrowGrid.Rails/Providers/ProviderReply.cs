using System.Net;

namespace EscrowGrid.Rails.Providers;

/// <summary>An answer that says something: 2xx, or a 4xx in the provider's own form.</summary>
/// <param name="Status">2xx or 4xx.</param>
/// <param name="Body">A JSON object.</param>
internal sealed record ProviderReply(HttpStatusCode Status, ProviderObject Body)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
