using System.Text.Json.Nodes;
using EscrowGrid.Client.Institutions;

namespace EscrowGrid.Client.AssetTemplates;

/// <summary>The terms that assets of one kind share.</summary>
public sealed record AssetTemplate(
    string Id,
    string InstitutionId,
    TemplateCode Code,
    string Name,
    Vertical Vertical,
    Region Region,
    JsonObject Config,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);
