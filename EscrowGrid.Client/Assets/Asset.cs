using System.Text.Json.Nodes;

namespace EscrowGrid.Client.Assets;

/// <summary>What positions are held in: a project, an invoice, a letter of credit.</summary>
public sealed record Asset(
    string Id,
    string InstitutionId,
    string TemplateId,
    string Label,
    JsonObject Metadata,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);
