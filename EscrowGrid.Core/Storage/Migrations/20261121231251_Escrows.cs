using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>Escrows, their ledger, their commands and their settlements.</summary>
    public partial class Escrows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_ledger_days_account",
                table: "ledger_days");

            migrationBuilder.DropCheckConstraint(
                name: "ck_ledger_balances_account",
                table: "ledger_balances");

            migrationBuilder.DropCheckConstraint(
                name: "ck_ledger_balances_subject_kind",
                table: "ledger_balances");

            migrationBuilder.CreateTable(
                name: "escrows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rail = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(32,8)", nullable: false),
                    seller_fee = table.Column<decimal>(type: "numeric(32,8)", nullable: false),
                    payment_deadline = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    acceptance_period = table.Column<TimeSpan>(type: "interval", nullable: false),
                    on_silence = table.Column<string>(type: "text", nullable: false),
                    delivery_period = table.Column<TimeSpan>(type: "interval", nullable: true),
                    dispute_period = table.Column<TimeSpan>(type: "interval", nullable: true),
                    on_stalemate = table.Column<string>(type: "text", nullable: false),
                    payout_destination = table.Column<string>(type: "text", nullable: false),
                    contract_reference = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    decision_version = table.Column<long>(type: "bigint", nullable: true),
                    decision_target = table.Column<string>(type: "text", nullable: true),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_by_user = table.Column<Guid>(type: "uuid", nullable: true),
                    ledger_head = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_escrows", x => x.id);
                    table.CheckConstraint("ck_escrows_amount", "amount > 0 AND seller_fee >= 0 AND seller_fee < amount");
                    table.CheckConstraint("ck_escrows_decision", "(decision_version IS NULL) = (decision_target IS NULL) AND (decision_version IS NULL) = (decided_by IS NULL) AND (decision_version IS NULL OR due_at IS NULL)");
                    table.CheckConstraint("ck_escrows_final", "state NOT IN ('RELEASED', 'REFUNDED', 'CANCELLED') OR (due_at IS NULL AND decision_version IS NULL)");
                    table.CheckConstraint("ck_escrows_parties", "buyer_id <> seller_id");
                    table.CheckConstraint("ck_escrows_rail", "rail IN ('STRIPE', 'USDC_BASE')");
                    table.CheckConstraint("ck_escrows_state", "state IN ('AWAIT_FUNDS', 'FUNDS_HELD', 'DELIVERED', 'DISPUTED', 'RELEASED', 'REFUNDED', 'CANCELLED')");
                    table.CheckConstraint("ck_escrows_version", "version >= 1");
                    table.ForeignKey(
                        name: "FK_escrows_institutions_institution_id",
                        column: x => x.institution_id,
                        principalTable: "institutions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                columns: table => new
                {
                    escrow_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deliveries", x => x.escrow_id);
                    table.ForeignKey(
                        name: "FK_deliveries_escrows_escrow_id",
                        column: x => x.escrow_id,
                        principalTable: "escrows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "disputes",
                columns: table => new
                {
                    escrow_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    opened_by = table.Column<string>(type: "text", nullable: false),
                    opened_by_user = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disputes", x => x.escrow_id);
                    table.ForeignKey(
                        name: "FK_disputes_escrows_escrow_id",
                        column: x => x.escrow_id,
                        principalTable: "escrows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "escrow_commands",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    escrow_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    command = table.Column<string>(type: "json", nullable: false),
                    actor_class = table.Column<string>(type: "text", nullable: false),
                    actor_user = table.Column<Guid>(type: "uuid", nullable: true),
                    request_id = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    error_code = table.Column<string>(type: "text", nullable: true),
                    error_details = table.Column<string>(type: "text", nullable: true),
                    escrow_version = table.Column<long>(type: "bigint", nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_escrow_commands", x => x.id);
                    table.CheckConstraint("ck_escrow_commands_outcome", "(settled_at IS NULL) = (state = 'PENDING') AND (escrow_version IS NOT NULL) = (state = 'COMPLETED') AND (error_code IS NOT NULL) = (state = 'REJECTED')");
                    table.CheckConstraint("ck_escrow_commands_state", "state IN ('PENDING', 'COMPLETED', 'REJECTED')");
                    table.ForeignKey(
                        name: "FK_escrow_commands_escrows_escrow_id",
                        column: x => x.escrow_id,
                        principalTable: "escrows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funds_received",
                columns: table => new
                {
                    escrow_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    rail = table.Column<string>(type: "text", nullable: false),
                    provider_id = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(32,8)", nullable: false),
                    sender = table.Column<string>(type: "text", nullable: true),
                    applied = table.Column<decimal>(type: "numeric(32,8)", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_funds_received", x => new { x.escrow_id, x.number });
                    table.CheckConstraint("ck_funds_received_amount", "amount > 0 AND applied >= 0 AND applied <= amount");
                    table.ForeignKey(
                        name: "FK_funds_received_escrows_escrow_id",
                        column: x => x.escrow_id,
                        principalTable: "escrows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "settlements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    escrow_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    decision = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(32,8)", nullable: false),
                    fee = table.Column<decimal>(type: "numeric(32,8)", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    destination = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    provider_id = table.Column<string>(type: "text", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settlements", x => x.id);
                    table.CheckConstraint("ck_settlements_amount", "amount > 0 AND fee >= 0");
                    table.CheckConstraint("ck_settlements_kind", "kind IN ('RELEASE', 'REFUND', 'RETURN')");
                    table.CheckConstraint("ck_settlements_state", "state IN ('RESERVED', 'SUBMITTED', 'CONFIRMED', 'FAILED')");
                    table.ForeignKey(
                        name: "FK_settlements_escrows_escrow_id",
                        column: x => x.escrow_id,
                        principalTable: "escrows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_ledger_days_account",
                table: "ledger_days",
                sql: "account IN ('OUTSIDE', 'HELD', 'RELEASED', 'REFUNDED', 'UNAPPLIED', 'RESERVED', 'FEES')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_ledger_balances_account",
                table: "ledger_balances",
                sql: "account IN ('OUTSIDE', 'HELD', 'RELEASED', 'REFUNDED', 'UNAPPLIED', 'RESERVED', 'FEES') AND account <> 'OUTSIDE'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_ledger_balances_subject_kind",
                table: "ledger_balances",
                sql: "subject_kind IN ('POSITION', 'ESCROW')");

            migrationBuilder.CreateIndex(
                name: "IX_escrow_commands_escrow_id_at_id",
                table: "escrow_commands",
                columns: new[] { "escrow_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_escrows_buyer_id_created_at_id",
                table: "escrows",
                columns: new[] { "buyer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_escrows_due_at_id",
                table: "escrows",
                columns: new[] { "due_at", "id" },
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_escrows_institution_id_contract_reference",
                table: "escrows",
                columns: new[] { "institution_id", "contract_reference" },
                unique: true,
                filter: "contract_reference IS NOT NULL AND state <> 'CANCELLED'");

            migrationBuilder.CreateIndex(
                name: "IX_escrows_institution_id_created_at_id",
                table: "escrows",
                columns: new[] { "institution_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_escrows_seller_id_created_at_id",
                table: "escrows",
                columns: new[] { "seller_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_funds_received_rail_provider_id",
                table: "funds_received",
                columns: new[] { "rail", "provider_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_settlements_escrow_id_number",
                table: "settlements",
                columns: new[] { "escrow_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_settlements_state",
                table: "settlements",
                column: "state",
                filter: "state IN ('RESERVED', 'SUBMITTED', 'FAILED')");

            migrationBuilder.CreateIndex(
                name: "ix_settlements_leg",
                table: "settlements",
                columns: new[] { "escrow_id", "decision", "kind", "source" },
                unique: true,
                filter: "state <> 'FAILED'");

            migrationBuilder.AddEscrows();
        }

        /// <summary>Refused: escrows are never forgotten.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Escrows are never forgotten; restore a backup instead.");
    }
}
