using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Webhooks;

/// <summary>What the owner of a webhook decides.</summary>
/// <param name="Url">An https address that anybody on the internet could reach.</param>
/// <param name="Description">For people; null for none.</param>
/// <param name="EventTypes">
/// Whole types, or beginnings such as <c>escrowgrid.position.*</c>; null for every type.
/// </param>
public sealed record WebhookSettings(
    string Url, string? Description = null, IReadOnlyList<string>? EventTypes = null)
{
    /// <summary>Only on this version of the webhook, when they replace others; null for any.</summary>
    [JsonIgnore]
    public long? IfVersion { get; init; }
}
