namespace EscrowGrid.Rails.Providers;

/// <param name="Method">How.</param>
/// <param name="Path">Relative to the provider's address, with its query.</param>
/// <param name="Content">Makes the body anew for every try; null for none.</param>
/// <param name="Key">The provider's idempotency key; the same in every try.</param>
/// <param name="MayRepeat">
/// Whether the same call twice has the effect of one: a look-up, or what the provider itself knows again.
/// </param>
internal sealed record ProviderCall(
    HttpMethod Method, string Path, Func<HttpContent>? Content = null, string? Key = null, bool MayRepeat = true)
{
    /// <summary>Whether the answer is a list at its top, and not an object.</summary>
    public bool AnswersList { get; init; }
}
