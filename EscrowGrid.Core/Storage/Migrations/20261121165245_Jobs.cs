using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>Jobs, their queues and workers.</summary>
    public partial class Jobs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_api_keys_scopes",
                table: "api_keys");

            migrationBuilder.CreateTable(
                name: "job_queues",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    is_paused = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    changed_by = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_queues", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "job_workers",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    queues = table.Column<string[]>(type: "text[]", nullable: false),
                    slots = table.Column<int>(type: "integer", nullable: false),
                    busy = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_workers", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    type = table.Column<string>(type: "text", nullable: false),
                    queue = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    ordering_key = table.Column<string>(type: "text", nullable: true),
                    dedup_key = table.Column<string>(type: "text", nullable: true),
                    payload = table.Column<string>(type: "json", nullable: false),
                    is_about_money = table.Column<bool>(type: "boolean", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    max_attempts = table.Column<int>(type: "integer", nullable: false),
                    fence = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    worker = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    run_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    failures = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jobs", x => x.id);
                    table.CheckConstraint("ck_jobs_attempt", "attempt BETWEEN 0 AND max_attempts");
                    table.CheckConstraint("ck_jobs_failures", "jsonb_typeof(failures) = 'array'");
                    table.CheckConstraint("ck_jobs_finished_at", "(state IN ('COMPLETED', 'DEAD', 'DELETED')) = (finished_at IS NOT NULL)");
                    table.CheckConstraint("ck_jobs_lease", "(state = 'RUNNING') = (lease_until IS NOT NULL)");
                    table.CheckConstraint("ck_jobs_parked", "state <> 'PARKED' OR ordering_key IS NOT NULL");
                    table.CheckConstraint("ck_jobs_payload", "json_typeof(payload) = 'object'");
                    table.CheckConstraint("ck_jobs_priority", "priority BETWEEN 0 AND 2");
                    table.CheckConstraint("ck_jobs_state", "state IN ('SCHEDULED', 'READY', 'RUNNING', 'PARKED', 'COMPLETED', 'DEAD', 'DELETED')");
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_api_keys_scopes",
                table: "api_keys",
                sql: "cardinality(scopes) >= 1 AND scopes <@ ARRAY['institutions:read', 'api-keys:read', 'api-keys:write', 'policies:read', 'policies:write', 'asset-templates:read', 'asset-templates:write', 'assets:read', 'assets:write', 'positions:read', 'positions:write', 'ledger:read', 'events:read', 'audit:read', 'approvals:read', 'approvals:write', 'operations:read', 'operations:write']");

            migrationBuilder.CreateIndex(
                name: "IX_jobs_number",
                table: "jobs",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_jobs_ended",
                table: "jobs",
                columns: new[] { "state", "queue", "finished_at" },
                filter: "finished_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_key",
                table: "jobs",
                columns: new[] { "ordering_key", "number" },
                filter: "state IN ('SCHEDULED', 'READY', 'RUNNING', 'DEAD', 'PARKED') AND ordering_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_ready",
                table: "jobs",
                columns: new[] { "queue", "priority", "run_at", "number" },
                descending: new[] { false, true, false, false },
                filter: "state = 'READY'");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_running",
                table: "jobs",
                column: "lease_until",
                filter: "state = 'RUNNING'");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_scheduled",
                table: "jobs",
                column: "run_at",
                filter: "state = 'SCHEDULED'");

            migrationBuilder.CreateIndex(
                name: "ux_jobs_dedup",
                table: "jobs",
                column: "dedup_key",
                unique: true,
                filter: "state IN ('SCHEDULED', 'READY', 'RUNNING', 'PARKED')");

            migrationBuilder.CreateIndex(
                name: "ux_jobs_head",
                table: "jobs",
                column: "ordering_key",
                unique: true,
                filter: "state IN ('SCHEDULED', 'READY', 'RUNNING', 'DEAD')");

            migrationBuilder.AddJobs();
        }

        /// <summary>Refused: it would forget work that was promised.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Jobs are never forgotten; restore a backup instead.");
    }
}
