namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>evidence</c>.</summary>
internal sealed class EvidenceRow
{
    public Guid Id { get; init; }

    public Guid EscrowId { get; init; }

    public Guid InstitutionId { get; init; }

    public required string Purpose { get; init; }

    public required string UploaderClass { get; init; }

    public Guid? UploaderUser { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public long Size { get; init; }

    public required byte[] Sha256 { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public required string State { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    public string? StorageVersion { get; init; }
}
