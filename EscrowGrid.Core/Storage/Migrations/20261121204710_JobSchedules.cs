using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class JobSchedules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_jobs_ready",
                table: "jobs");

            migrationBuilder.AddColumn<string>(
                name: "lane",
                table: "jobs",
                type: "text",
                nullable: false,
                defaultValueSql: "'DOMAIN'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ticket_until",
                table: "jobs",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "job_schedules",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    cron = table.Column<string>(type: "text", nullable: true),
                    is_paused = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    changed_by = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    taken_until = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    run_job_id = table.Column<Guid>(type: "uuid", nullable: true),
                    run_due_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    run_fired_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    run_outcome = table.Column<string>(type: "text", nullable: true),
                    run_ended_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    run_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_schedules", x => x.id);
                    table.CheckConstraint("ck_job_schedules_change", "num_nulls(changed_at, changed_by, reason) IN (0, 3) AND (changed_at IS NOT NULL OR (cron IS NULL AND NOT is_paused))");
                    table.CheckConstraint("ck_job_schedules_end", "(run_outcome IS NULL) = (run_ended_at IS NULL)");
                    table.CheckConstraint("ck_job_schedules_outcome", "run_outcome IN ('COMPLETED', 'FAILED')");
                    table.CheckConstraint("ck_job_schedules_run", "(run_job_id IS NULL) = (run_fired_at IS NULL)");
                });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_ready",
                table: "jobs",
                columns: new[] { "queue", "priority", "run_at", "number" },
                descending: new[] { false, true, false, false },
                filter: "state = 'READY' AND lane = 'DOMAIN'");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_ready_engine",
                table: "jobs",
                columns: new[] { "priority", "run_at", "number" },
                descending: new[] { true, false, false },
                filter: "state = 'READY' AND lane = 'ENGINE'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_jobs_lane",
                table: "jobs",
                sql: "lane IN ('DOMAIN', 'ENGINE')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_jobs_ticket",
                table: "jobs",
                sql: "ticket_until IS NULL OR lane = 'ENGINE'");

            migrationBuilder.AddJobSchedules();
        }

        /// <summary>Refused: it would forget what operators have decided, and which times were taken.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Jobs are never forgotten; restore a backup instead.");
    }
}
