using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>ProviderWebhooks</c>.</summary>
internal static class ProviderWebhooksSql
{
    // What nothing has come of can be looked at again, and dismissed; it is not tried by itself again. One that is over
    // can lose its body, for the body's own hash, and nothing else.
    private const string Guard =
        """
        CREATE OR REPLACE FUNCTION guard_webhook_event() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.body IS NOT NULL AND NEW.body IS NULL AND OLD.state IN ('PROCESSED', 'IGNORED', 'DISMISSED')
                AND NEW.body_hash IS NOT DISTINCT FROM sha256(OLD.body)
                AND to_jsonb(NEW) - 'body' - 'body_hash' = to_jsonb(OLD) - 'body' - 'body_hash'
            THEN
                RETURN NEW;
            END IF;
            IF OLD.state NOT IN ('PENDING', 'UNMATCHED')
                OR (OLD.state = 'UNMATCHED' AND NEW.state = 'PENDING')
                OR (NEW.id, NEW.rail, NEW.event_id, NEW.type, NEW.body, NEW.body_hash, NEW.headers::text,
                    NEW.created_at) IS DISTINCT FROM
                    (OLD.id, OLD.rail, OLD.event_id, OLD.type, OLD.body, OLD.body_hash, OLD.headers::text,
                    OLD.created_at)
            THEN
                RAISE EXCEPTION 'a webhook stays as it came, and is handled once' USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$
        """;

    // What operators do about one is of no institution.
    private const string Audit =
        """
        ALTER TABLE audit_events
            DROP CONSTRAINT ck_audit_events_institution,
            ADD CONSTRAINT ck_audit_events_institution
                CHECK (institution_id IS NOT NULL OR action IN ('AUTH_FAILED', 'AUTH_FORBIDDEN', 'RATE_LIMITED')
                    OR resource_type IN ('job', 'jobs', 'job_queue', 'consumer', 'schedule', 'funds',
                        'reconciliation_break', 'provider_webhook'))
        """;

    /// <summary>After the columns.</summary>
    public static void AddProviderWebhooks(this MigrationBuilder migration)
    {
        foreach (var sql in (string[])[Guard, Audit])
            migration.Sql(sql);
    }
}
