using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>How money comes in: ways, what came by them, and what providers told of it.</summary>
internal sealed class IncomeSchema
    : IEntityTypeConfiguration<StripeEscrowRow>, IEntityTypeConfiguration<StablecoinEscrowRow>,
        IEntityTypeConfiguration<InboundFundsRow>, IEntityTypeConfiguration<WebhookEventRow>
{
    public void Configure(EntityTypeBuilder<StripeEscrowRow> builder)
    {
        builder.ToTable("stripe_escrows", table =>
        {
            table.HasCheckConstraint("ck_stripe_escrows_state", $"state IN ({SqlLists.Of<CollectionState>()})");
            table.HasCheckConstraint(
                "ck_stripe_escrows_open", "state <> 'OPEN' OR payment_intent_id IS NOT NULL");
        });
        builder.HasKey(row => row.EscrowId);
        builder.Property(row => row.Attempt).HasDefaultValue(1);
        builder.HasIndex(row => row.PaymentIntentId).IsUnique();
        builder.HasIndex(row => row.NextLookAt).HasFilter("next_look_at IS NOT NULL");
        builder.HasOne<EscrowRow>().WithMany().HasForeignKey(row => row.EscrowId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StablecoinEscrowRow> builder)
    {
        builder.ToTable("stablecoin_escrows", table =>
        {
            table.HasCheckConstraint("ck_stablecoin_escrows_state", $"state IN ({SqlLists.Of<CollectionState>()})");
            table.HasCheckConstraint(
                "ck_stablecoin_escrows_open",
                "state <> 'OPEN' OR (address_id IS NOT NULL AND deposit_addr IS NOT NULL)");
        });
        builder.HasKey(row => row.EscrowId);
        builder.Property(row => row.Attempt).HasDefaultValue(1);
        builder.HasIndex(row => row.AddressId).IsUnique();
        builder.HasIndex(row => new { row.Chain, row.DepositAddr }).IsUnique();
        builder.HasIndex(row => row.NextLookAt).HasFilter("next_look_at IS NOT NULL");
        builder.HasOne<EscrowRow>().WithMany().HasForeignKey(row => row.EscrowId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<InboundFundsRow> builder)
    {
        builder.ToTable("inbound_funds", table =>
        {
            table.HasCheckConstraint("ck_inbound_funds_state", $"state IN ({SqlLists.Of<FundsState>()})");
            table.HasCheckConstraint("ck_inbound_funds_rail", $"rail IN ({SqlLists.Of<Rail>()})");
            table.HasCheckConstraint(
                "ck_inbound_funds_amount", "(amount IS NULL) = (currency IS NULL) AND (amount IS NULL OR amount > 0)");
            table.HasCheckConstraint(
                "ck_inbound_funds_owner",
                "(escrow_id IS NULL) = (institution_id IS NULL) "
                    + "AND (escrow_id IS NOT NULL OR state IN ('UNMATCHED', 'DISMISSED')) "
                    + "AND (state NOT IN ('ACCEPTED', 'RETURNED') OR amount IS NOT NULL)");
        });
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_inbound_funds_missing", "missing_since IS NULL OR state = 'HELD'"));
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.Rail, row.ProviderId }).IsUnique();
        builder.HasIndex(row => new { row.EscrowId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.InstitutionId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.State, row.CreatedAt, row.Id });
        builder.HasOne<EscrowRow>().WithMany().HasForeignKey(row => row.EscrowId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WebhookEventRow> builder)
    {
        builder.ToTable("webhook_events", table =>
        {
            table.HasCheckConstraint("ck_webhook_events_state", $"state IN ({SqlLists.Of<ProviderEventState>()})");
            table.HasCheckConstraint("ck_webhook_events_ended", "(ended_at IS NULL) = (state = 'PENDING')");
            table.HasCheckConstraint(
                "ck_webhook_events_body",
                "(body IS NULL) <> (body_hash IS NULL) "
                    + "AND (body IS NOT NULL OR state IN ('PROCESSED', 'IGNORED', 'DISMISSED'))");
            table.HasCheckConstraint(
                "ck_webhook_events_dismissed",
                "(dismissed_by IS NOT NULL) = (state = 'DISMISSED') AND (dismissed_by IS NULL) = (dismissal IS NULL)");
        });
        builder.HasIndex(row => row.EndedAt)
            .HasFilter("body IS NOT NULL AND state IN ('PROCESSED', 'IGNORED', 'DISMISSED')");
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.EscrowId, row.CreatedAt, row.Id }).HasFilter("escrow_id IS NOT NULL");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Headers).HasColumnType("json");
        builder.HasIndex(row => new { row.Rail, row.EventId }).IsUnique();
        builder.HasIndex(row => new { row.State, row.CreatedAt, row.Id });
    }
}
