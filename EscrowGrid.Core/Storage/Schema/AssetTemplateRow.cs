namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>asset_templates</c>.</summary>
internal sealed class AssetTemplateRow
{
    public Guid Id { get; init; }

    public Guid InstitutionId { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Vertical { get; init; }

    public required string Region { get; init; }

    public required string Config { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
