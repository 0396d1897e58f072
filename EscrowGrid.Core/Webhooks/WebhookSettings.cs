namespace EscrowGrid.Core.Webhooks;

/// <summary>What the owner of a webhook decides.</summary>
/// <param name="Url">Where it is; checked by <see cref="WebhookAddress"/>.</param>
/// <param name="Description">For people; null for none.</param>
/// <param name="EventTypes">
/// The types that it wants, each whole or ending in <c>.*</c>; null for every type.
/// </param>
public sealed record WebhookSettings(Uri Url, string? Description, IReadOnlyList<string>? EventTypes)
{
    private const string Wildcard = ".*";

    public bool Wants(string type) => EventTypes is null || EventTypes.Any(wanted => Matches(wanted, type));

    private static bool Matches(string wanted, string type) => wanted.EndsWith(Wildcard, StringComparison.Ordinal)
        ? type.AsSpan().StartsWith(wanted.AsSpan(0, wanted.Length - 1), StringComparison.Ordinal)
        : wanted == type;
}
