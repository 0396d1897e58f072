using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>What the product's own verifications of the ledger found.</summary>
    public partial class LedgerReplays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ledger_replays",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    positions = table.Column<long>(type: "bigint", nullable: false),
                    ledger_events = table.Column<long>(type: "bigint", nullable: false),
                    checkpoints = table.Column<long>(type: "bigint", nullable: false),
                    unsealed = table.Column<long>(type: "bigint", nullable: false),
                    findings = table.Column<long>(type: "bigint", nullable: false),
                    first_findings = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_replays", x => x.number);
                    table.CheckConstraint("ck_ledger_replays_findings", "findings >= cardinality(first_findings) AND finished_at >= started_at");
                });

            migrationBuilder.Sql(
                """
                CREATE TRIGGER ledger_replays_append_only BEFORE UPDATE OR DELETE ON ledger_replays
                    FOR EACH ROW EXECUTE FUNCTION refuse_change()
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ledger_replays");
        }
    }
}
