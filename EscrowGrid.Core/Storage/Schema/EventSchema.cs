using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>
/// The outbox, and the append-only tables. EF cannot express partitions and triggers, so the latter are mapped here and
/// created by the SQL of a migration.
/// </summary>
internal sealed class EventSchema
    : IEntityTypeConfiguration<OutboxMessageRow>, IEntityTypeConfiguration<PositionEventRow>,
        IEntityTypeConfiguration<LedgerEventRow>, IEntityTypeConfiguration<AuditEventRow>
{
    public void Configure(EntityTypeBuilder<OutboxMessageRow> builder)
    {
        builder.ToTable("outbox_messages", table =>
            table.HasCheckConstraint("ck_outbox_messages_sequence", "sequence >= 1"));
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Payload).HasColumnType("json");
        builder.HasIndex(row => row.OccurredAt);
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
