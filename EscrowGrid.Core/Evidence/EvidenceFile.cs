using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Evidence;

/// <summary>
/// A file that proves something about an escrow (specification, section 10, trap T-45). What it is was announced before
/// its upload: size, type and SHA-256; the file itself is in object storage.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Escrow">Of which escrow.</param>
/// <param name="Institution">The escrow's tenant.</param>
/// <param name="Purpose">What it is to prove.</param>
/// <param name="Uploader">Who announced it.</param>
/// <param name="Name">As its uploader calls it; 1 to 200 characters, never part of a path or an event.</param>
/// <param name="ContentType">One of <see cref="AddEvidence.ContentTypes"/>.</param>
/// <param name="Size">In bytes, 1 to <see cref="Limits.EvidenceBytes"/>.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="CreatedAt">When it was announced, in UTC, whole milliseconds.</param>
public sealed record EvidenceFile(
    EvidenceId Id,
    EscrowId Escrow,
    InstitutionId Institution,
    EvidencePurpose Purpose,
    EscrowActor Uploader,
    string Name,
    string ContentType,
    long Size,
    Sha256Digest Sha256,
    DateTimeOffset CreatedAt) : IListed
{
    public RowKey Key => new(CreatedAt, Id.Value);

    public EvidenceState State { get; init; }

    /// <summary>When it was verified or refused, in UTC; null while it is pending.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>The storage's own name of the verified bytes; null where the storage keeps no versions.</summary>
    public string? StorageVersion { get; init; }

    /// <summary>Where it is in the storage: chosen by us, and nothing that a user wrote is part of it.</summary>
    public string ObjectKey => $"{Institution}/{Escrow}/{Id}";
}
