using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>The on-chain mirror.</summary>
    public partial class ChainMirror : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "chain_accounts",
                columns: table => new
                {
                    chain_id = table.Column<long>(type: "bigint", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    next_nonce = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_chain_accounts", x => new { x.chain_id, x.account });
                    table.CheckConstraint("ck_chain_accounts_next_nonce", "next_nonce >= 0");
                });

            migrationBuilder.CreateTable(
                name: "chain_cursors",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    through_transaction = table.Column<long>(type: "bigint", nullable: false),
                    through_sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_chain_cursors", x => x.id);
                    table.CheckConstraint("ck_chain_cursors_id", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "chain_operations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ledger_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    chain_id = table.Column<long>(type: "bigint", nullable: true),
                    account = table.Column<string>(type: "text", nullable: true),
                    nonce = table.Column<long>(type: "bigint", nullable: true),
                    transaction_hash = table.Column<string>(type: "text", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    block_number = table.Column<long>(type: "bigint", nullable: true),
                    block_hash = table.Column<string>(type: "text", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    is_final = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_chain_operations", x => x.id);
                    table.CheckConstraint("ck_chain_operations_attempts", "attempts >= 0");
                    table.CheckConstraint("ck_chain_operations_block", "(block_number IS NULL) = (block_hash IS NULL) AND (block_number IS NULL OR nonce IS NOT NULL)\n    AND (confirmed_at IS NOT NULL) = (state = 'CONFIRMED')\n    AND (confirmed_at IS NULL OR block_number IS NOT NULL) AND (NOT is_final OR confirmed_at IS NOT NULL)");
                    table.CheckConstraint("ck_chain_operations_hashes", "transaction_hash ~ '^0x[0-9a-f]{64}$' AND block_hash ~ '^0x[0-9a-f]{64}$'");
                    table.CheckConstraint("ck_chain_operations_kind", "kind IN ('POSITION_CREATED', 'POSITION_STATE_CHANGED')");
                    table.CheckConstraint("ck_chain_operations_slot", "(chain_id IS NULL) = (nonce IS NULL) AND (account IS NULL) = (nonce IS NULL)\n    AND (nonce IS NOT NULL) = (state IN ('SUBMITTED', 'CONFIRMED'))");
                    table.CheckConstraint("ck_chain_operations_state", "state IN ('PENDING', 'SUBMITTED', 'CONFIRMED', 'FAILED', 'EXHAUSTED', 'SKIPPED')");
                    table.ForeignKey(
                        name: "FK_chain_operations_positions_position_id",
                        column: x => x.position_id,
                        principalTable: "positions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "chain_transactions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chain_id = table.Column<long>(type: "bigint", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    nonce = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    raw = table.Column<byte[]>(type: "bytea", nullable: false),
                    gas = table.Column<long>(type: "bigint", nullable: false),
                    tip_per_gas = table.Column<long>(type: "bigint", nullable: false),
                    fee_per_gas = table.Column<long>(type: "bigint", nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_chain_transactions", x => x.id);
                    table.CheckConstraint("ck_chain_transactions_hash", "hash ~ '^0x[0-9a-f]{64}$'");
                    table.CheckConstraint("ck_chain_transactions_numbers", "nonce >= 0 AND gas > 0 AND tip_per_gas >= 0 AND fee_per_gas >= tip_per_gas");
                    table.ForeignKey(
                        name: "FK_chain_transactions_chain_operations_operation_id",
                        column: x => x.operation_id,
                        principalTable: "chain_operations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_chain_operations_chain_id_account_nonce",
                table: "chain_operations",
                columns: new[] { "chain_id", "account", "nonce" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_chain_operations_institution_id_number",
                table: "chain_operations",
                columns: new[] { "institution_id", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_chain_operations_ledger_event_id",
                table: "chain_operations",
                column: "ledger_event_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_chain_operations_number",
                table: "chain_operations",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_chain_operations_position_id_number",
                table: "chain_operations",
                columns: new[] { "position_id", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_chain_operations_sendable",
                table: "chain_operations",
                column: "number",
                filter: "state IN ('PENDING', 'FAILED')");

            migrationBuilder.CreateIndex(
                name: "IX_chain_operations_state",
                table: "chain_operations",
                column: "state",
                filter: "state <> 'SKIPPED' AND NOT is_final");

            migrationBuilder.CreateIndex(
                name: "IX_chain_operations_watched",
                table: "chain_operations",
                column: "due_at",
                filter: "state IN ('SUBMITTED', 'CONFIRMED') AND NOT is_final");

            migrationBuilder.CreateIndex(
                name: "IX_chain_transactions_hash",
                table: "chain_transactions",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_chain_transactions_operation_id_id",
                table: "chain_transactions",
                columns: new[] { "operation_id", "id" });

            migrationBuilder.AddChainMirror();
        }

        /// <summary>Refused: it would forget what was written on a chain, and so write it again.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("What is on a chain is never forgotten; restore a backup instead.");
    }
}
