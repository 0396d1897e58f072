using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Reconciliation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>Differences between books.</summary>
internal sealed class ReconciliationSchema : IEntityTypeConfiguration<ReconciliationBreakRow>
{
    public void Configure(EntityTypeBuilder<ReconciliationBreakRow> builder)
    {
        builder.ToTable("reconciliation_breaks", table =>
        {
            table.HasCheckConstraint("ck_reconciliation_breaks_kind", $"kind IN ({SqlLists.Of<BreakKind>()})");
            table.HasCheckConstraint("ck_reconciliation_breaks_rail", $"rail IN ({SqlLists.Of<Rail>()})");
            table.HasCheckConstraint("ck_reconciliation_breaks_state", $"state IN ({SqlLists.Of<BreakState>()})");
            table.HasCheckConstraint(
                "ck_reconciliation_breaks_resolved",
                "(state = 'RESOLVED') = (resolved_at IS NOT NULL) AND (resolved_at IS NULL) = (resolution IS NULL) "
                    + "AND (resolved_by IS NULL OR resolved_at IS NOT NULL)");
            table.HasCheckConstraint(
                "ck_reconciliation_breaks_amounts",
                "(currency IS NOT NULL) = (our_amount IS NOT NULL OR their_amount IS NOT NULL)");
        });
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.InstitutionId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
        builder.HasIndex(row => row.EscrowId).HasFilter("state = 'OPEN'");
        builder.HasIndex(row => row.Id).HasFilter("state = 'OPEN'").HasDatabaseName("ix_reconciliation_breaks_open");
    }
}
