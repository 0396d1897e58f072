using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>Settings, policies on transitions, approvals and expiry.</summary>
    public partial class Governance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_api_keys_scopes",
                table: "api_keys");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "expires_at",
                table: "positions",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_enforced",
                table: "institutions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "settings_updated_at",
                table: "institutions",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "settings_version",
                table: "institutions",
                type: "bigint",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<string[]>(
                name: "allowed_transitions",
                table: "institution_policies",
                type: "text[]",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "approval_amount",
                table: "institution_policies",
                type: "numeric(32,8)",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "blocked_transitions",
                table: "institution_policies",
                type: "text[]",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "max_tenor_days",
                table: "institution_policies",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "approvals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position_version = table.Column<long>(type: "bigint", nullable: false),
                    to_state = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(32,8)", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    metadata = table.Column<string>(type: "json", nullable: true),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decision_reason = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approvals", x => x.id);
                    table.CheckConstraint("ck_approvals_amount", "amount > 0 AND amount <= 1000000000000000");
                    table.CheckConstraint("ck_approvals_decided_at", "(decided_at IS NULL) = (state = 'PENDING')");
                    table.CheckConstraint("ck_approvals_expires_at", "expires_at > created_at");
                    table.CheckConstraint("ck_approvals_metadata", "json_typeof(metadata) = 'object'");
                    table.CheckConstraint("ck_approvals_state", "state IN ('PENDING', 'APPROVED', 'REJECTED')");
                    table.CheckConstraint("ck_approvals_to_state", "to_state IN ('FUNDED', 'PARTIALLY_RELEASED', 'RELEASED', 'CANCELLED', 'EXPIRED')");
                    table.CheckConstraint("ck_approvals_two_keys", "state <> 'APPROVED' OR decided_by IS DISTINCT FROM requested_by");
                    table.ForeignKey(
                        name: "FK_approvals_positions_position_id",
                        column: x => x.position_id,
                        principalTable: "positions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "position_expiries",
                columns: table => new
                {
                    position_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_position_expiries", x => x.position_id);
                    table.ForeignKey(
                        name: "FK_position_expiries_positions_position_id",
                        column: x => x.position_id,
                        principalTable: "positions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_positions_expires_at",
                table: "positions",
                sql: "expires_at > created_at");

            migrationBuilder.AddCheckConstraint(
                name: "ck_institution_policies_approval_amount",
                table: "institution_policies",
                sql: "approval_amount > 0 AND approval_amount <= 1000000000000000");

            migrationBuilder.AddCheckConstraint(
                name: "ck_institution_policies_max_tenor_days",
                table: "institution_policies",
                sql: "max_tenor_days BETWEEN 1 AND 3650");

            migrationBuilder.AddCheckConstraint(
                name: "ck_institution_policies_transitions",
                table: "institution_policies",
                sql: "allowed_transitions <@ ARRAY['FUNDED', 'PARTIALLY_RELEASED', 'RELEASED', 'CANCELLED', 'EXPIRED'] AND blocked_transitions <@ ARRAY['FUNDED', 'PARTIALLY_RELEASED', 'RELEASED', 'CANCELLED', 'EXPIRED']");

            migrationBuilder.AddCheckConstraint(
                name: "ck_api_keys_scopes",
                table: "api_keys",
                sql: "cardinality(scopes) >= 1 AND scopes <@ ARRAY['institutions:read', 'api-keys:read', 'api-keys:write', 'policies:read', 'policies:write', 'asset-templates:read', 'asset-templates:write', 'assets:read', 'assets:write', 'positions:read', 'positions:write', 'ledger:read', 'events:read', 'audit:read', 'approvals:read', 'approvals:write']");

            migrationBuilder.CreateIndex(
                name: "IX_approvals_created_at_id",
                table: "approvals",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_approvals_institution_id_created_at_id",
                table: "approvals",
                columns: new[] { "institution_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_approvals_position_id_created_at_id",
                table: "approvals",
                columns: new[] { "position_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_position_expiries_expires_at_position_id",
                table: "position_expiries",
                columns: new[] { "expires_at", "position_id" });

            migrationBuilder.AddGovernance();
        }

        /// <summary>Refused: it would forget who approved what, and who moved what by schedule.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Approvals are never forgotten; restore a backup instead.");
    }
}
