using EscrowGrid.Core.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>What is known of files that prove something.</summary>
internal sealed class EvidenceSchema : IEntityTypeConfiguration<EvidenceRow>
{
    public void Configure(EntityTypeBuilder<EvidenceRow> builder)
    {
        builder.ToTable("evidence", table =>
        {
            table.HasCheckConstraint("ck_evidence_purpose", $"purpose IN ({SqlLists.Of<EvidencePurpose>()})");
            table.HasCheckConstraint("ck_evidence_state", $"state IN ({SqlLists.Of<EvidenceState>()})");
            table.HasCheckConstraint("ck_evidence_file", "size > 0 AND octet_length(sha256) = 32");
            table.HasCheckConstraint("ck_evidence_settled", "(state = 'PENDING') = (settled_at IS NULL)");
        });
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.EscrowId, row.CreatedAt, row.Id });
        builder.HasOne<EscrowRow>().WithMany().HasForeignKey(row => row.EscrowId).OnDelete(DeleteBehavior.Restrict);
    }
}
