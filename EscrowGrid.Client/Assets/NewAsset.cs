using System.Text.Json.Nodes;

namespace EscrowGrid.Client.Assets;

/// <summary>An asset to create.</summary>
/// <param name="TemplateId">Its terms.</param>
/// <param name="Label">1 to 255 characters.</param>
public sealed record NewAsset(string TemplateId, string Label)
{
    /// <summary>Required with the root key; every other key has its own.</summary>
    public string? InstitutionId { get; init; }

    /// <summary>At most 64 KiB of JSON and 10 levels.</summary>
    public JsonObject? Metadata { get; init; }
}
