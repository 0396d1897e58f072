using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>Jobs</c>.</summary>
internal static class JobsSql
{
    // Whole milliseconds, as the columns have them: rounded up, a job would be due a little later than now.
    private const string Time =
        """
        CREATE FUNCTION job_time() RETURNS timestamp with time zone LANGUAGE sql VOLATILE AS
            $$SELECT date_trunc('milliseconds', clock_timestamp())$$
        """;

    private const string Failures =
        """
        CREATE FUNCTION job_failures(
            failures jsonb, attempt integer, started_at timestamp with time zone, worker text, error text)
        RETURNS jsonb LANGUAGE sql VOLATILE AS $$
            SELECT CASE WHEN error IS NULL THEN failures ELSE
                CASE WHEN jsonb_array_length(failures) >= 20 THEN failures - 0 ELSE failures END
                || jsonb_build_object('attempt', attempt, 'startedAt', started_at, 'failedAt', job_time(),
                    'worker', worker, 'error', error) END
        $$
        """;

    // What a worker writes with its acknowledgement counts only while it holds the lease.
    private const string Lease =
        """
        CREATE FUNCTION require_lease(rows bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF rows <> 1 THEN
                RAISE EXCEPTION 'the lease of the job was lost' USING ERRCODE = 'EG411';
            END IF;
        END
        $$
        """;

    // A fence never goes back, and what a job is does not change.
    private const string Guard =
        """
        CREATE TRIGGER jobs_fixed BEFORE UPDATE OF id, number, type, queue, ordering_key, dedup_key, payload,
            is_about_money, created_at ON jobs FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER jobs_fence BEFORE UPDATE OF fence ON jobs FOR EACH ROW
            WHEN (NEW.fence <= OLD.fence) EXECUTE FUNCTION refuse_change();
        CREATE FUNCTION guard_job_removal() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.state NOT IN ('COMPLETED', 'DEAD', 'DELETED') OR (OLD.state <> 'COMPLETED' AND OLD.is_about_money)
            THEN
                RAISE EXCEPTION 'a job that has not ended, or failed and is about money, is not removed'
                    USING ERRCODE = 'EG403';
            END IF;
            RETURN OLD;
        END
        $$;
        CREATE TRIGGER jobs_guard_removal BEFORE DELETE ON jobs FOR EACH ROW EXECUTE FUNCTION guard_job_removal();
        CREATE TRIGGER jobs_never_truncated BEFORE TRUNCATE ON jobs
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;

    // What operators do concerns no institution.
    private const string Audit =
        """
        ALTER TABLE audit_events
            DROP CONSTRAINT ck_audit_events_institution,
            ADD CONSTRAINT ck_audit_events_institution
                CHECK (institution_id IS NOT NULL OR action IN ('AUTH_FAILED', 'AUTH_FORBIDDEN', 'RATE_LIMITED')
                    OR resource_type IN ('job', 'jobs', 'job_queue'))
        """;

    // A job's row is changed a few times and then deleted: room for the new versions, and an early clean-up.
    private const string Storage =
        """
        ALTER TABLE jobs SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02,
            autovacuum_vacuum_threshold = 1000, autovacuum_analyze_scale_factor = 0.05,
            autovacuum_vacuum_cost_delay = 0)
        """;

    /// <summary>After the tables.</summary>
    public static void AddJobs(this MigrationBuilder migration)
    {
        migration.Sql(Time);
        migration.Sql(Failures);
        migration.Sql(Lease);
        migration.Sql(Guard);
        migration.Sql(Audit);
        migration.Sql(Storage);
    }
}
