using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>The accounts of the ledger.</summary>
    public partial class Accounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ledger_balances",
                columns: table => new
                {
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false),
                    balance = table.Column<decimal>(type: "numeric(48,8)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_balances", x => new { x.subject_id, x.account, x.currency });
                    table.CheckConstraint("ck_ledger_balances_account", "account IN ('OUTSIDE', 'HELD', 'RELEASED', 'REFUNDED') AND account <> 'OUTSIDE'");
                    table.CheckConstraint("ck_ledger_balances_balance", "balance >= 0");
                    table.CheckConstraint("ck_ledger_balances_subject_kind", "subject_kind IN ('POSITION')");
                });

            migrationBuilder.CreateTable(
                name: "ledger_days",
                columns: table => new
                {
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    credits = table.Column<decimal>(type: "numeric(48,8)", nullable: false),
                    debits = table.Column<decimal>(type: "numeric(48,8)", nullable: false),
                    movements = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_days", x => new { x.institution_id, x.day, x.account, x.currency });
                    table.CheckConstraint("ck_ledger_days_account", "account IN ('OUTSIDE', 'HELD', 'RELEASED', 'REFUNDED')");
                    table.CheckConstraint("ck_ledger_days_sums", "credits >= 0 AND debits >= 0 AND movements >= 1");
                });

            migrationBuilder.CreateTable(
                name: "ledger_folds",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    through_transaction = table.Column<long>(type: "bigint", nullable: false),
                    through_sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_folds", x => x.id);
                    table.CheckConstraint("ck_ledger_folds_id", "id = 1");
                });

            migrationBuilder.AddAccounts();
        }

        /// <summary>Refused: what has moved is never forgotten.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Movements of money are never forgotten; restore a backup instead.");
    }
}
