using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>What verifications of the ledger found by what is anchored on the chain.</summary>
    public partial class ReplayAnchors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "anchors_away",
                table: "ledger_replays",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "anchors_compared",
                table: "ledger_replays",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "anchors_wrong",
                table: "ledger_replays",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_ledger_replays_anchors",
                table: "ledger_replays",
                sql: "(anchors_compared IS NULL) = (anchors_wrong IS NULL) AND anchors_wrong >= 0 AND anchors_wrong <= findings AND (anchors_away IS NULL OR anchors_compared = 0)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_ledger_replays_anchors",
                table: "ledger_replays");

            migrationBuilder.DropColumn(
                name: "anchors_away",
                table: "ledger_replays");

            migrationBuilder.DropColumn(
                name: "anchors_compared",
                table: "ledger_replays");

            migrationBuilder.DropColumn(
                name: "anchors_wrong",
                table: "ledger_replays");
        }
    }
}
