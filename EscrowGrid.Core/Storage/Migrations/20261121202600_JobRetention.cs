using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>Indexes of what may be trimmed, in place of one of everything that has ended.</summary>
    public partial class JobRetention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_jobs_ended",
                table: "jobs");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_completed",
                table: "jobs",
                columns: new[] { "queue", "finished_at", "number" },
                filter: "state = 'COMPLETED'");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_failed",
                table: "jobs",
                columns: new[] { "queue", "finished_at", "number" },
                filter: "state IN ('DEAD', 'DELETED') AND NOT is_about_money AND (state = 'DELETED' OR ordering_key IS NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_jobs_completed",
                table: "jobs");

            migrationBuilder.DropIndex(
                name: "ix_jobs_failed",
                table: "jobs");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_ended",
                table: "jobs",
                columns: new[] { "state", "queue", "finished_at" },
                filter: "finished_at IS NOT NULL");
        }
    }
}
