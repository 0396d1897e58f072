using EscrowGrid.Core;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Evidence;

namespace EscrowGrid.Api.Evidence;

/// <summary>The bodies of the requests about evidence.</summary>
internal static class EvidenceFields
{
    public static AddEvidence.Command Read(Fields fields)
    {
        var purpose = fields.Option<EvidencePurpose>("purpose");
        var name = fields.Text("name", "Name", Limits.EvidenceNameText);
        var type = fields.Option("contentType", AddEvidence.ContentTypes);
        var size = fields.OptionalWhole("size", "Size", Limits.EvidenceBytes);
        if (size is null or < 1)
            fields.RefuseField("size", $"Size must be 1 to {Limits.EvidenceBytes} bytes");
        if (!Sha256Digest.TryParse(fields.Text("sha256", "SHA-256"), out var digest))
            fields.RefuseField("sha256", "SHA-256 must be 64 lower-case hexadecimal digits");
        fields.RefuseUnknown();
        return new AddEvidence.Command(purpose, name, type, size ?? 0, digest);
    }
}
