using EscrowGrid.Core.Relay;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The event relay's own tables.</summary>
internal sealed class RelaySchema
    : IEntityTypeConfiguration<EventConsumerRow>, IEntityTypeConfiguration<EventRelayItemRow>
{
    public void Configure(EntityTypeBuilder<EventConsumerRow> builder)
    {
        builder.ToTable("event_consumers", table =>
        {
            table.HasCheckConstraint("ck_event_consumers_name", "name ~ '^[a-z][a-z-]{0,62}$'");
            table.HasCheckConstraint("ck_event_consumers_fence", "fence >= 0");
        });
        builder.HasKey(row => row.Name);
    }

    public void Configure(EntityTypeBuilder<EventRelayItemRow> builder)
    {
        builder.ToTable("event_relay_items", table =>
        {
            table.HasCheckConstraint("ck_event_relay_items_state", $"state IN ({SqlLists.Of<RelayItemState>()})");
            table.HasCheckConstraint(
                "ck_event_relay_items_next", "(next_attempt_at IS NOT NULL) = (state = 'RETRYING')");
            table.HasCheckConstraint("ck_event_relay_items_attempts", "attempts >= 0");
            table.HasCheckConstraint("ck_event_relay_items_replay", "NOT (is_replay AND state = 'WAITING')");
        });
        builder.HasKey(row => new { row.Consumer, row.EventId });
        builder.HasIndex(row => new { row.Consumer, row.Subject, row.LogTransaction, row.LogSequence })
            .HasFilter("NOT is_replay").HasDatabaseName("ix_event_relay_items_subject");
        builder.HasIndex(row => new { row.Consumer, row.NextAttemptAt })
            .HasFilter("state = 'RETRYING'").HasDatabaseName("ix_event_relay_items_due");
        builder.HasIndex(row => new { row.Consumer, row.LogTransaction, row.LogSequence })
            .HasDatabaseName("ix_event_relay_items_log");
        builder.HasOne<EventConsumerRow>().WithMany().HasForeignKey(row => row.Consumer)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
