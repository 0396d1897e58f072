using EscrowGrid.Core.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>Webhooks and what is sent to them.</summary>
internal sealed class WebhookSchema
    : IEntityTypeConfiguration<WebhookRow>, IEntityTypeConfiguration<WebhookDeliveryRow>,
        IEntityTypeConfiguration<WebhookAttemptRow>
{
    public void Configure(EntityTypeBuilder<WebhookRow> builder)
    {
        builder.ToTable("webhooks", table =>
        {
            table.HasCheckConstraint("ck_webhooks_url", $"length(url) BETWEEN 1 AND {Limits.WebhookUrlText}");
            table.HasCheckConstraint("ck_webhooks_stop", $"stop IN ({SqlLists.Of<WebhookStop>()})");
            table.HasCheckConstraint(
                "ck_webhooks_secrets",
                $"cardinality(secrets) BETWEEN 1 AND {Limits.WebhookSecrets} "
                + "AND cardinality(secrets) = cardinality(secrets_created_at) "
                + "AND cardinality(secrets) = cardinality(secrets_end_at)");
            table.HasCheckConstraint("ck_webhooks_version", "version >= 1");
        });
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.InstitutionId, row.CreatedAt, row.Id });
        builder.HasOne<InstitutionRow>().WithMany().HasForeignKey(row => row.InstitutionId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WebhookDeliveryRow> builder)
    {
        builder.ToTable("webhook_deliveries", table =>
        {
            table.HasCheckConstraint("ck_webhook_deliveries_state", $"state IN ({SqlLists.Of<DeliveryState>()})");
            table.HasCheckConstraint(
                "ck_webhook_deliveries_times",
                "(next_attempt_at IS NOT NULL) = (state = 'PENDING') AND (finished_at IS NULL) = (state = 'PENDING')");
            table.HasCheckConstraint(
                "ck_webhook_deliveries_attempts", $"attempts BETWEEN 0 AND {DeliverySchedule.Pauses.Count}");
        });
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Number).UseIdentityAlwaysColumn();
        builder.HasIndex(row => new { row.WebhookId, row.NextAttemptAt, row.Number })
            .HasFilter("state = 'PENDING'").HasDatabaseName("ix_webhook_deliveries_due");
        builder.HasIndex(row => new { row.InstitutionId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.WebhookId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
        builder.HasIndex(row => row.FinishedAt);
    }

    public void Configure(EntityTypeBuilder<WebhookAttemptRow> builder)
    {
        builder.ToTable("webhook_attempts");
        builder.HasKey(row => new { row.DeliveryId, row.Number });
        builder.HasOne<WebhookDeliveryRow>().WithMany().HasForeignKey(row => row.DeliveryId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
