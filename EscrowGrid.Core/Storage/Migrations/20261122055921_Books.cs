using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Books : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "reconciliation_breaks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    rail = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    escrow_id = table.Column<Guid>(type: "uuid", nullable: true),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: true),
                    provider_id = table.Column<string>(type: "text", nullable: true),
                    our_amount = table.Column<decimal>(type: "numeric(32,8)", nullable: true),
                    their_amount = table.Column<decimal>(type: "numeric(32,8)", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    resolved_by = table.Column<string>(type: "text", nullable: true),
                    resolution = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reconciliation_breaks", x => x.id);
                    table.CheckConstraint("ck_reconciliation_breaks_amounts", "(currency IS NOT NULL) = (our_amount IS NOT NULL OR their_amount IS NOT NULL)");
                    table.CheckConstraint("ck_reconciliation_breaks_kind", "kind IN ('PAYMENT_MISSING_HERE', 'PAYMENT_MISSING_THERE', 'PAYMENT_DIFFERS', 'PAYOUT_MISSING_HERE', 'PAYOUT_MISSING_THERE', 'PAYOUT_DIFFERS', 'PAYOUT_REPEATED', 'PAYOUT_REVERSED', 'PAYOUT_STUCK', 'BOOKS_DIFFER')");
                    table.CheckConstraint("ck_reconciliation_breaks_rail", "rail IN ('STRIPE', 'USDC_BASE')");
                    table.CheckConstraint("ck_reconciliation_breaks_resolved", "(state = 'RESOLVED') = (resolved_at IS NOT NULL) AND (resolved_at IS NULL) = (resolution IS NULL) AND (resolved_by IS NULL OR resolved_at IS NOT NULL)");
                    table.CheckConstraint("ck_reconciliation_breaks_state", "state IN ('OPEN', 'RESOLVED')");
                });

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_breaks_created_at_id",
                table: "reconciliation_breaks",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_breaks_escrow_id",
                table: "reconciliation_breaks",
                column: "escrow_id",
                filter: "state = 'OPEN'");

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_breaks_institution_id_created_at_id",
                table: "reconciliation_breaks",
                columns: new[] { "institution_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reconciliation_breaks_open",
                table: "reconciliation_breaks",
                column: "id",
                filter: "state = 'OPEN'");

            migrationBuilder.AddBooks();
        }

        /// <summary>Refused: what differed between books is never forgotten.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("A difference is never forgotten; restore a backup instead.");
    }
}
