using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>JobSchedules</c>.</summary>
internal static class JobSchedulesSql
{
    // What a job is does not change.
    private const string Guard =
        """
        CREATE TRIGGER jobs_lane_fixed BEFORE UPDATE OF lane ON jobs FOR EACH ROW
            WHEN (NEW.lane <> OLD.lane) EXECUTE FUNCTION refuse_change()
        """;

    // A time that was taken is not given back.
    private const string Taken =
        """
        CREATE TRIGGER job_schedules_taken BEFORE UPDATE OF taken_until ON job_schedules FOR EACH ROW
            WHEN (NEW.taken_until IS NULL AND OLD.taken_until IS NOT NULL OR NEW.taken_until < OLD.taken_until)
            EXECUTE FUNCTION refuse_change()
        """;

    // What operators do concerns no institution.
    private const string Audit =
        """
        ALTER TABLE audit_events
            DROP CONSTRAINT ck_audit_events_institution,
            ADD CONSTRAINT ck_audit_events_institution
                CHECK (institution_id IS NOT NULL OR action IN ('AUTH_FAILED', 'AUTH_FORBIDDEN', 'RATE_LIMITED')
                    OR resource_type IN ('job', 'jobs', 'job_queue', 'consumer', 'schedule'))
        """;

    /// <summary>After the tables.</summary>
    public static void AddJobSchedules(this MigrationBuilder migration)
    {
        migration.Sql(Guard);
        migration.Sql(Taken);
        migration.Sql(Audit);
    }
}
