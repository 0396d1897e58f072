using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>
/// The append-only tables. EF cannot express partitions and triggers, so the partitioned ones are mapped here and
/// created by the SQL of a migration.
/// </summary>
internal sealed class EventSchema
    : IEntityTypeConfiguration<EventRow>, IEntityTypeConfiguration<PositionEventRow>,
        IEntityTypeConfiguration<LedgerEventRow>, IEntityTypeConfiguration<LedgerCheckpointRow>,
        IEntityTypeConfiguration<AuditEventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("events", table => table.ExcludeFromMigrations());
        builder.HasKey(row => new { row.LogTransaction, row.LogSequence, row.OccurredAt });
        builder.Property(row => row.Payload).HasColumnType("json");
    }

    public void Configure(EntityTypeBuilder<LedgerCheckpointRow> builder)
    {
        builder.ToTable("ledger_checkpoints", table =>
        {
            table.HasCheckConstraint("ck_ledger_checkpoints_number", "number >= 1");
            table.HasCheckConstraint(
                "ck_ledger_checkpoints_hashes",
                "octet_length(previous_hash) = 32 AND octet_length(root) = 32 AND octet_length(hash) = 32");
            table.HasCheckConstraint(
                "ck_ledger_checkpoints_leaves", "count >= 1 AND octet_length(leaves) = 72 * count");
        });
        builder.HasKey(row => row.Number);
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.HasIndex(row => new { row.ThroughTransaction, row.ThroughSequence }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PositionEventRow> builder)
    {
        builder.ToTable("position_events", table => table.ExcludeFromMigrations());
        builder.HasKey(row => new { row.PositionId, row.Sequence, row.At });
        builder.Property(row => row.Metadata).HasColumnType("json");
    }

    public void Configure(EntityTypeBuilder<LedgerEventRow> builder)
    {
        builder.ToTable("ledger_events", table => table.ExcludeFromMigrations());
        builder.HasKey(row => new { row.PositionId, row.Sequence, row.At });
        builder.Property(row => row.Payload).HasColumnType("json");
    }

    public void Configure(EntityTypeBuilder<AuditEventRow> builder)
    {
        builder.ToTable("audit_events", table => table.ExcludeFromMigrations());
        builder.HasKey(row => new { row.OccurredAt, row.Id });
        builder.Property(row => row.Payload).HasColumnType("json");
    }
}
