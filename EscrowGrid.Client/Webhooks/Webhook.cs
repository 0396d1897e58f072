namespace EscrowGrid.Client.Webhooks;

/// <summary>
/// An address that is told of an institution's events. A class, so that no generated text form prints the secret.
/// </summary>
public sealed class Webhook
{
    public required string Id { get; init; }

    public required string InstitutionId { get; init; }

    public required string Url { get; init; }

    public string? Description { get; init; }

    /// <summary>The types that it wants; null for every type.</summary>
    public IReadOnlyList<string>? EventTypes { get; init; }

    public required WebhookState State { get; init; }

    /// <summary>That there are secrets, oldest first; not what they are.</summary>
    public required IReadOnlyList<WebhookSecret> Secrets { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Its entity tag is <c>"v</c>, this number, <c>"</c>.</summary>
    public required long Version { get; init; }

    /// <summary>
    /// The new secret, by which the receiver checks signatures (Standard Webhooks). The API shows it once, in the
    /// answer that makes it; null in every other.
    /// </summary>
    public string? Secret { get; init; }
}
