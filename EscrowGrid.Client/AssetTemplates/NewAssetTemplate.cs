using System.Text.Json.Nodes;
using EscrowGrid.Client.Institutions;

namespace EscrowGrid.Client.AssetTemplates;

/// <summary>A template to create.</summary>
/// <param name="Code">What kind of instrument.</param>
/// <param name="Name">1 to 255 characters.</param>
/// <param name="Vertical">What it finances.</param>
/// <param name="Region">Whose policy applies to its positions.</param>
public sealed record NewAssetTemplate(TemplateCode Code, string Name, Vertical Vertical, Region Region)
{
    /// <summary>Required with the root key; every other key has its own.</summary>
    public string? InstitutionId { get; init; }

    /// <summary>The terms that the code asks for (tokenization-api.md 8).</summary>
    public JsonObject? Config { get; init; }
}
