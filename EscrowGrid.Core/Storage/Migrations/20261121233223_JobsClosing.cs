using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>Indexes by which jobs are counted without reading those that are kept.</summary>
    public partial class JobsClosing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_jobs_kept",
                table: "jobs",
                columns: new[] { "queue", "state" },
                filter: "state IN ('DEAD', 'DELETED')");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_parked",
                table: "jobs",
                column: "queue",
                filter: "state = 'PARKED'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_jobs_kept",
                table: "jobs");

            migrationBuilder.DropIndex(
                name: "ix_jobs_parked",
                table: "jobs");
        }
    }
}
