using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Recurring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>Jobs and what operators decide about them. <c>JobsSql</c> adds what EF cannot express.</summary>
internal sealed class JobSchema
    : IEntityTypeConfiguration<JobRow>, IEntityTypeConfiguration<JobQueueRow>,
        IEntityTypeConfiguration<JobWorkerRow>, IEntityTypeConfiguration<JobScheduleRow>
{
    public void Configure(EntityTypeBuilder<JobRow> builder)
    {
        builder.ToTable("jobs", table =>
        {
            table.HasCheckConstraint("ck_jobs_state", $"state IN ({SqlLists.Of<JobState>()})");
            table.HasCheckConstraint("ck_jobs_lane", $"lane IN ({SqlLists.Of<JobLane>()})");
            table.HasCheckConstraint("ck_jobs_ticket", "ticket_until IS NULL OR lane = 'ENGINE'");
            table.HasCheckConstraint("ck_jobs_priority", "priority BETWEEN 0 AND 2");
            table.HasCheckConstraint("ck_jobs_attempt", "attempt BETWEEN 0 AND max_attempts");
            table.HasCheckConstraint("ck_jobs_lease", "(state = 'RUNNING') = (lease_until IS NOT NULL)");
            table.HasCheckConstraint(
                "ck_jobs_finished_at", "(state IN ('COMPLETED', 'DEAD', 'DELETED')) = (finished_at IS NOT NULL)");
            table.HasCheckConstraint("ck_jobs_parked", "state <> 'PARKED' OR ordering_key IS NOT NULL");
            table.HasCheckConstraint("ck_jobs_payload", "json_typeof(payload) = 'object'");
            table.HasCheckConstraint("ck_jobs_failures", "jsonb_typeof(failures) = 'array'");
        });
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Number).UseIdentityAlwaysColumn();
        builder.Property(row => row.Payload).HasColumnType("json");
        builder.Property(row => row.Failures).HasColumnType("jsonb").HasDefaultValueSql("'[]'");
        // Jobs of earlier releases, and those that such a release enqueues during a roll-out.
        builder.Property(row => row.Lane).HasDefaultValueSql($"'{WireName<JobLane>.Of(JobLane.Domain)}'");
        builder.Property(row => row.Attempt).HasDefaultValue(0);
        builder.Property(row => row.Fence).HasDefaultValue(0L);
        AddIndexes(builder);
    }

    public void Configure(EntityTypeBuilder<JobQueueRow> builder)
    {
        builder.ToTable("job_queues");
        builder.HasKey(row => row.Name);
    }

    public void Configure(EntityTypeBuilder<JobScheduleRow> builder)
    {
        builder.ToTable("job_schedules", table =>
        {
            table.HasCheckConstraint(
                "ck_job_schedules_change",
                "num_nulls(changed_at, changed_by, reason) IN (0, 3)"
                + " AND (changed_at IS NOT NULL OR (cron IS NULL AND NOT is_paused))");
            table.HasCheckConstraint("ck_job_schedules_run", "(run_job_id IS NULL) = (run_fired_at IS NULL)");
            table.HasCheckConstraint(
                "ck_job_schedules_outcome", $"run_outcome IN ({SqlLists.Of<ScheduleOutcome>()})");
            table.HasCheckConstraint("ck_job_schedules_end", "(run_outcome IS NULL) = (run_ended_at IS NULL)");
        });
        builder.HasKey(row => row.Id);
        builder.Property(row => row.IsPaused).HasDefaultValue(false);
    }

    public void Configure(EntityTypeBuilder<JobWorkerRow> builder)
    {
        builder.ToTable("job_workers");
        builder.HasKey(row => row.Name);
    }

    private static void AddIndexes(EntityTypeBuilder<JobRow> builder)
    {
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => new { row.Queue, row.Priority, row.RunAt, row.Number })
            .IsDescending(false, true, false, false).HasFilter("state = 'READY' AND lane = 'DOMAIN'")
            .HasDatabaseName("ix_jobs_ready");
        builder.HasIndex(row => new { row.Priority, row.RunAt, row.Number })
            .IsDescending(true, false, false).HasFilter("state = 'READY' AND lane = 'ENGINE'")
            .HasDatabaseName("ix_jobs_ready_engine");
        builder.HasIndex(row => row.RunAt).HasFilter("state = 'SCHEDULED'").HasDatabaseName("ix_jobs_scheduled");
        builder.HasIndex(row => row.LeaseUntil).HasFilter("state = 'RUNNING'").HasDatabaseName("ix_jobs_running");
        builder.HasIndex(row => new { row.OrderingKey, row.Number })
            .HasFilter("state IN ('SCHEDULED', 'READY', 'RUNNING', 'DEAD', 'PARKED') AND ordering_key IS NOT NULL")
            .HasDatabaseName("ix_jobs_key");
        // Without the keys that are none, which would let the database search them for other things than keys.
        builder.HasIndex(row => row.OrderingKey).IsUnique()
            .HasFilter("state IN ('SCHEDULED', 'READY', 'RUNNING', 'DEAD') AND ordering_key IS NOT NULL")
            .HasDatabaseName("ux_jobs_head");
        builder.HasIndex(row => row.DedupKey).IsUnique()
            .HasFilter("state IN ('SCHEDULED', 'READY', 'RUNNING', 'PARKED') AND dedup_key IS NOT NULL")
            .HasDatabaseName("ux_jobs_dedup");
        // What may be trimmed, and nothing else: jobs that are kept for ever cost no trimming anything.
        builder.HasIndex(row => new { row.Queue, row.FinishedAt, row.Number }, "ix_jobs_completed")
            .HasFilter(JobRetentionSql.Completed);
        builder.HasIndex(row => new { row.Queue, row.FinishedAt, row.Number }, "ix_jobs_failed")
            .HasFilter(JobRetentionSql.Failed);
        // For counting alone, which otherwise reads the rows of all that is kept.
        builder.HasIndex(row => new { row.Queue, row.State }, "ix_jobs_kept").HasFilter("state IN ('DEAD', 'DELETED')");
        builder.HasIndex(row => row.Queue, "ix_jobs_parked").HasFilter("state = 'PARKED'");
    }
}
