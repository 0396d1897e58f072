namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>assets</c>.</summary>
internal sealed class AssetRow
{
    public Guid Id { get; init; }

    public Guid InstitutionId { get; init; }

    public Guid TemplateId { get; init; }

    public required string Label { get; init; }

    public required string Metadata { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
