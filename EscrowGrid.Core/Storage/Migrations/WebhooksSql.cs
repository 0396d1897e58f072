using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>Webhooks</c>.</summary>
internal static class WebhooksSql
{
    // What operators do concerns no institution: to consumers of events here, to jobs in the migration before.
    private const string Audit =
        """
        ALTER TABLE audit_events
            DROP CONSTRAINT ck_audit_events_institution,
            ADD CONSTRAINT ck_audit_events_institution
                CHECK (institution_id IS NOT NULL OR action IN ('AUTH_FAILED', 'AUTH_FORBIDDEN', 'RATE_LIMITED')
                    OR resource_type IN ('job', 'jobs', 'job_queue', 'consumer'))
        """;

    // These rows are changed a few times and then deleted: room for the new versions, and an early clean-up.
    private const string Storage =
        """
        ALTER TABLE webhook_deliveries SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02,
            autovacuum_vacuum_threshold = 1000, autovacuum_analyze_scale_factor = 0.05,
            autovacuum_vacuum_cost_delay = 0);
        ALTER TABLE event_consumers SET (fillfactor = 50, autovacuum_vacuum_threshold = 100)
        """;

    /// <summary>After the tables.</summary>
    public static void AddWebhooks(this MigrationBuilder migration)
    {
        migration.Sql(Audit);
        migration.Sql(Storage);
    }
}
