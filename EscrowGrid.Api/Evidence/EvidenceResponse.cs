using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Evidence;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Evidence;

/// <summary>What is known of a file (escrow-services.md 10).</summary>
/// <param name="EvidenceId">Its id.</param>
/// <param name="EscrowId">Of which escrow.</param>
/// <param name="Purpose">What it is to prove.</param>
/// <param name="Status">PENDING until it was looked at; then VERIFIED or REFUSED for good.</param>
/// <param name="UploadedBy">BUYER, SELLER or STAFF.</param>
/// <param name="UserId">Who; null for a key.</param>
/// <param name="Name">As its uploader calls it.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal digits.</param>
/// <param name="CreatedAt">When it was announced.</param>
/// <param name="SettledAt">When it was verified or refused.</param>
internal sealed record EvidenceResponse(
    string EvidenceId,
    string EscrowId,
    string Purpose,
    string Status,
    string UploadedBy,
    string? UserId,
    string Name,
    string ContentType,
    long Size,
    string Sha256,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SettledAt)
{
    public static EvidenceResponse From(EvidenceFile file) => new(
        file.Id.ToString(),
        file.Escrow.ToString(),
        WireName<EvidencePurpose>.Of(file.Purpose),
        WireName<EvidenceState>.Of(file.State),
        WireName<ActorClass>.Of(file.Uploader.Class),
        file.Uploader.User?.ToString(),
        file.Name,
        file.ContentType,
        file.Size,
        file.Sha256.ToString(),
        file.CreatedAt,
        file.SettledAt);
}
