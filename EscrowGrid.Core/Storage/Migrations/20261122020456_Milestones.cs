using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Milestones : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "milestone_number",
                table: "escrows",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "milestone_of",
                table: "escrows",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "milestone_title",
                table: "escrows",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "escalated_at",
                table: "disputes",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "offer_at",
                table: "disputes",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "offer_by",
                table: "disputes",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "offer_by_user",
                table: "disputes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "offer_outcome",
                table: "disputes",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "offer_refund",
                table: "disputes",
                type: "numeric(32,8)",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "offer_version",
                table: "disputes",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reviewer",
                table: "disputes",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "reviewer_user",
                table: "disputes",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "dispute_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    escrow_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    author_class = table.Column<string>(type: "text", nullable: false),
                    author_user = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispute_messages", x => x.id);
                    table.ForeignKey(
                        name: "FK_dispute_messages_escrows_escrow_id",
                        column: x => x.escrow_id,
                        principalTable: "escrows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_escrows_milestone_of_milestone_number",
                table: "escrows",
                columns: new[] { "milestone_of", "milestone_number" },
                unique: true,
                filter: "milestone_of IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_escrows_milestone",
                table: "escrows",
                sql: "(milestone_of IS NULL) = (milestone_number IS NULL) AND (milestone_of IS NULL) = (milestone_title IS NULL) AND (milestone_of IS NULL OR (milestone_number >= 1 AND contract_reference IS NULL))");

            migrationBuilder.AddCheckConstraint(
                name: "ck_disputes_offer",
                table: "disputes",
                sql: "(offer_version IS NULL) = (offer_by IS NULL) AND (offer_version IS NULL) = (offer_outcome IS NULL) AND (offer_version IS NULL) = (offer_at IS NULL) AND (offer_refund IS NULL OR offer_refund > 0)");

            migrationBuilder.CreateIndex(
                name: "IX_dispute_messages_escrow_id_created_at_id",
                table: "dispute_messages",
                columns: new[] { "escrow_id", "created_at", "id" });

            migrationBuilder.AddForeignKey(
                name: "FK_escrows_escrows_milestone_of",
                table: "escrows",
                column: "milestone_of",
                principalTable: "escrows",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddMilestones();
        }

        /// <summary>Refused: it would forget whose money is whose.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Milestones are never forgotten; restore a backup instead.");
    }
}
