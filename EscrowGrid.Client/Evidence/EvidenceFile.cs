namespace EscrowGrid.Client.Evidence;

/// <summary>What is known of a file.</summary>
/// <param name="EvidenceId">Its id.</param>
/// <param name="EscrowId">Of which escrow.</param>
/// <param name="Purpose">What it is to prove.</param>
/// <param name="Status">Pending until it was looked at.</param>
/// <param name="UploadedBy">BUYER, SELLER or STAFF.</param>
/// <param name="Name">As its uploader calls it.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of its bytes: 64 lower-case hexadecimal digits.</param>
/// <param name="CreatedAt">When it was announced.</param>
/// <param name="UserId">Who announced it; null for a key.</param>
/// <param name="SettledAt">When it was verified or refused; null while it is pending.</param>
public sealed record EvidenceFile(
    string EvidenceId,
    string EscrowId,
    EvidencePurpose Purpose,
    EvidenceStatus Status,
    string UploadedBy,
    string Name,
    string ContentType,
    long Size,
    string Sha256,
    DateTimeOffset CreatedAt,
    string? UserId = null,
    DateTimeOffset? SettledAt = null);
