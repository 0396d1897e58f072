using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>
    /// What makes a way in, and a payout, one that somebody owns for as long as it stands still: that it was opened again,
    /// that nobody can read its list, that held money is listed no more, and that a payee cannot be paid.
    /// </summary>
    public partial class WaysIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_reconciliation_breaks_kind",
                table: "reconciliation_breaks");

            migrationBuilder.AddColumn<int>(
                name: "attempt",
                table: "stripe_escrows",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "unread_since",
                table: "stripe_escrows",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "attempt",
                table: "stablecoin_escrows",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "unread_since",
                table: "stablecoin_escrows",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "missing_since",
                table: "inbound_funds",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "payee_accounts",
                columns: table => new
                {
                    rail = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    restriction = table.Column<string>(type: "text", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payee_accounts", x => new { x.rail, x.account });
                    table.CheckConstraint("ck_payee_accounts_rail", "rail IN ('STRIPE', 'USDC_BASE')");
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_reconciliation_breaks_kind",
                table: "reconciliation_breaks",
                sql: "kind IN ('PAYMENT_MISSING_HERE', 'PAYMENT_MISSING_THERE', 'PAYMENT_DIFFERS', 'PAYOUT_MISSING_HERE', 'PAYOUT_MISSING_THERE', 'PAYOUT_DIFFERS', 'PAYOUT_REPEATED', 'PAYOUT_REVERSED', 'PAYOUT_STUCK', 'BOOKS_DIFFER', 'LIST_UNREAD')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_inbound_funds_missing",
                table: "inbound_funds",
                sql: "missing_since IS NULL OR state = 'HELD'");

            migrationBuilder.GuardWaysIn();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.GuardWaysInAsBefore();
            migrationBuilder.DropTable(
                name: "payee_accounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_reconciliation_breaks_kind",
                table: "reconciliation_breaks");

            migrationBuilder.DropCheckConstraint(
                name: "ck_inbound_funds_missing",
                table: "inbound_funds");

            migrationBuilder.DropColumn(
                name: "attempt",
                table: "stripe_escrows");

            migrationBuilder.DropColumn(
                name: "unread_since",
                table: "stripe_escrows");

            migrationBuilder.DropColumn(
                name: "attempt",
                table: "stablecoin_escrows");

            migrationBuilder.DropColumn(
                name: "unread_since",
                table: "stablecoin_escrows");

            migrationBuilder.DropColumn(
                name: "missing_since",
                table: "inbound_funds");

            migrationBuilder.AddCheckConstraint(
                name: "ck_reconciliation_breaks_kind",
                table: "reconciliation_breaks",
                sql: "kind IN ('PAYMENT_MISSING_HERE', 'PAYMENT_MISSING_THERE', 'PAYMENT_DIFFERS', 'PAYOUT_MISSING_HERE', 'PAYOUT_MISSING_THERE', 'PAYOUT_DIFFERS', 'PAYOUT_REPEATED', 'PAYOUT_REVERSED', 'PAYOUT_STUCK', 'BOOKS_DIFFER')");
        }
    }
}
