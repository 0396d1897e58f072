using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>EF's part; the rest is in <see cref="LedgerChainAndEventLogSql"/>.</summary>
    public partial class LedgerChainAndEventLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var sql in LedgerChainAndEventLogSql.Before)
                migrationBuilder.Sql(sql);

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.AddColumn<byte[]>(
                name: "ledger_head",
                table: "positions",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ledger_checkpoints",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    previous_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    root = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    through_transaction = table.Column<long>(type: "bigint", nullable: false),
                    through_sequence = table.Column<long>(type: "bigint", nullable: false),
                    leaves = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_checkpoints", x => x.number);
                    table.CheckConstraint("ck_ledger_checkpoints_hashes", "octet_length(previous_hash) = 32 AND octet_length(root) = 32 AND octet_length(hash) = 32");
                    table.CheckConstraint("ck_ledger_checkpoints_leaves", "count >= 1 AND octet_length(leaves) = 72 * count");
                    table.CheckConstraint("ck_ledger_checkpoints_number", "number >= 1");
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_positions_ledger_head",
                table: "positions",
                sql: "octet_length(ledger_head) = 32");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_checkpoints_through_transaction_through_sequence",
                table: "ledger_checkpoints",
                columns: new[] { "through_transaction", "through_sequence" },
                unique: true);

            foreach (var sql in LedgerChainAndEventLogSql.After)
                migrationBuilder.Sql(sql);
        }

        /// <summary>Refused: it would delete the proofs of the ledger.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("The ledger's hashes are never dropped; restore a backup instead.");
    }
}
