using System.Net;
using System.Text.Json;

namespace EscrowGrid.Rails.Providers;

/// <summary>An answer that says something: 2xx, or a 4xx in the provider's own form.</summary>
/// <param name="Status">2xx or 4xx.</param>
/// <param name="Json">What was said: an object, or a list where a list was asked for.</param>
internal sealed record ProviderReply(HttpStatusCode Status, JsonElement Json)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <exception cref="EscrowGrid.Core.Payments.RailUnavailableException">It is a list.</exception>
    public ProviderObject Body => new(Json);

    /// <exception cref="EscrowGrid.Core.Payments.RailUnavailableException">It is no list of objects.</exception>
    public IReadOnlyList<ProviderObject> Items => Json.ValueKind is JsonValueKind.Array
        ? [.. Json.EnumerateArray().Select(item => new ProviderObject(item))]
        : throw ProviderObject.Unreadable("a list");
}
