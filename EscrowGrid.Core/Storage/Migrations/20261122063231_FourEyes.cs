using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class FourEyes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_escrow_commands_outcome",
                table: "escrow_commands");

            migrationBuilder.DropCheckConstraint(
                name: "ck_escrow_commands_state",
                table: "escrow_commands");

            migrationBuilder.AddColumn<decimal>(
                name: "escrow_approval_amount",
                table: "institutions",
                type: "numeric(32,8)",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "only_at_version",
                table: "escrow_commands",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "escrow_approvals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(32,8)", nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_by_key = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decision_reason = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_escrow_approvals", x => x.id);
                    table.CheckConstraint("ck_escrow_approvals_amount", "amount > 0");
                    table.CheckConstraint("ck_escrow_approvals_decided", "(decided_at IS NULL) = (state = 'PENDING') AND (decided_by IS NOT NULL) = (state IN ('APPROVED', 'REJECTED')) AND (state <> 'APPROVED' OR decided_by IS DISTINCT FROM requested_by)");
                    table.CheckConstraint("ck_escrow_approvals_state", "state IN ('PENDING', 'APPROVED', 'REJECTED', 'EXPIRED')");
                    table.ForeignKey(
                        name: "FK_escrow_approvals_escrow_commands_id",
                        column: x => x.id,
                        principalTable: "escrow_commands",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_escrow_commands_outcome",
                table: "escrow_commands",
                sql: "(settled_at IS NULL) = (state IN ('PENDING', 'AWAITING_APPROVAL')) AND (escrow_version IS NOT NULL) = (state = 'COMPLETED') AND (error_code IS NOT NULL) = (state = 'REJECTED')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_escrow_commands_state",
                table: "escrow_commands",
                sql: "state IN ('PENDING', 'COMPLETED', 'REJECTED', 'AWAITING_APPROVAL')");

            migrationBuilder.CreateIndex(
                name: "IX_escrow_approvals_created_at_id",
                table: "escrow_approvals",
                columns: new[] { "created_at", "id" });

            migrationBuilder.AddFourEyes();
        }

        /// <summary>Refused: who agreed to what is never forgotten.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("An approval is never forgotten; restore a backup instead.");
    }
}
