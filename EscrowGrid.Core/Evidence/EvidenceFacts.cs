using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Evidence;

/// <summary>What others are told of a file; never its name.</summary>
internal static class EvidenceFacts
{
    public static Change ToChange(this EvidenceFile file, AuditAction action) => new(
        action, file.Institution, file.Id.ToString(), file.SettledAt ?? file.CreatedAt, Write(file))
    {
        Sequence = file.State is EvidenceState.Pending ? 1 : 2,
    };

    private static JsonText Write(EvidenceFile file) => JsonText.Write(file, static (json, it) =>
    {
        json.WriteString("escrowId", it.Escrow.ToString());
        json.WriteString("purpose", WireName<EvidencePurpose>.Of(it.Purpose));
        json.WriteString("uploader", WireName<ActorClass>.Of(it.Uploader.Class));
        json.WriteString("contentType", it.ContentType);
        json.WriteNumber("size", it.Size);
        json.WriteString("sha256", it.Sha256.ToString());
        json.WriteString("state", WireName<EvidenceState>.Of(it.State));
    });
}
