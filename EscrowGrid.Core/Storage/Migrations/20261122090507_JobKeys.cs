using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>The indexes of keys without the jobs that have none.</summary>
    public partial class JobKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_jobs_dedup",
                table: "jobs");

            migrationBuilder.DropIndex(
                name: "ux_jobs_head",
                table: "jobs");

            migrationBuilder.CreateIndex(
                name: "ux_jobs_dedup",
                table: "jobs",
                column: "dedup_key",
                unique: true,
                filter: "state IN ('SCHEDULED', 'READY', 'RUNNING', 'PARKED') AND dedup_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_jobs_head",
                table: "jobs",
                column: "ordering_key",
                unique: true,
                filter: "state IN ('SCHEDULED', 'READY', 'RUNNING', 'DEAD') AND ordering_key IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_jobs_dedup",
                table: "jobs");

            migrationBuilder.DropIndex(
                name: "ux_jobs_head",
                table: "jobs");

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
        }
    }
}
