using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>Approvals, and the positions that expire.</summary>
internal sealed class GovernanceSchema
    : IEntityTypeConfiguration<ApprovalRow>, IEntityTypeConfiguration<PositionExpiryRow>
{
    public void Configure(EntityTypeBuilder<ApprovalRow> builder)
    {
        var stored = SqlLists.Of(
            new[] { ApprovalState.Pending, ApprovalState.Approved, ApprovalState.Rejected }
                .Select(WireName<ApprovalState>.Of));
        builder.ToTable("approvals", table =>
        {
            table.HasCheckConstraint("ck_approvals_to_state", $"to_state IN ({SqlLists.Of<TransitionTarget>()})");
            table.HasCheckConstraint("ck_approvals_amount", "amount > 0 AND amount <= 1000000000000000");
            table.HasCheckConstraint("ck_approvals_metadata", "json_typeof(metadata) = 'object'");
            table.HasCheckConstraint("ck_approvals_state", $"state IN ({stored})");
            table.HasCheckConstraint("ck_approvals_decided_at", "(decided_at IS NULL) = (state = 'PENDING')");
            table.HasCheckConstraint(
                "ck_approvals_two_keys", "state <> 'APPROVED' OR decided_by IS DISTINCT FROM requested_by");
            table.HasCheckConstraint("ck_approvals_expires_at", "expires_at > created_at");
        });
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Metadata).HasColumnType("json");
        builder.HasIndex(row => new { row.InstitutionId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.PositionId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
        builder.HasOne<PositionRow>().WithMany().HasForeignKey(row => row.PositionId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PositionExpiryRow> builder)
    {
        builder.ToTable("position_expiries");
        builder.HasKey(row => row.PositionId);
        builder.HasIndex(row => new { row.ExpiresAt, row.PositionId });
        builder.HasOne<PositionRow>().WithMany().HasForeignKey(row => row.PositionId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
