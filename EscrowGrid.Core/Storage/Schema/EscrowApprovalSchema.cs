using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Identifiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>Second persons.</summary>
internal sealed class EscrowApprovalSchema : IEntityTypeConfiguration<EscrowApprovalRow>
{
    private static readonly ApprovalState[] Stored =
        [ApprovalState.Pending, ApprovalState.Approved, ApprovalState.Rejected, ApprovalState.Expired];

    public void Configure(EntityTypeBuilder<EscrowApprovalRow> builder)
    {
        builder.ToTable("escrow_approvals", table =>
        {
            table.HasCheckConstraint(
                "ck_escrow_approvals_state",
                $"state IN ({SqlLists.Of(Stored.Select(WireName<ApprovalState>.Of))})");
            table.HasCheckConstraint("ck_escrow_approvals_amount", "amount > 0");
            table.HasCheckConstraint(
                "ck_escrow_approvals_decided",
                "(decided_at IS NULL) = (state = 'PENDING') "
                    + "AND (decided_by IS NOT NULL) = (state IN ('APPROVED', 'REJECTED')) "
                    + "AND (state <> 'APPROVED' OR decided_by IS DISTINCT FROM requested_by)");
        });
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Amount).HasColumnType("numeric(32,8)");
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
        builder.HasOne<EscrowCommandRow>().WithOne().HasForeignKey<EscrowApprovalRow>(row => row.Id)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
