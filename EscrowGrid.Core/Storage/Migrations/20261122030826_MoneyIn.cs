using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>How money comes in: ways, what came by them, what providers told of it.</summary>
    public partial class MoneyIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "inbound_funds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rail = table.Column<string>(type: "text", nullable: false),
                    provider_id = table.Column<string>(type: "text", nullable: false),
                    asset = table.Column<string>(type: "text", nullable: false),
                    collection_id = table.Column<string>(type: "text", nullable: true),
                    escrow_id = table.Column<Guid>(type: "uuid", nullable: true),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount = table.Column<decimal>(type: "numeric(32,8)", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: true),
                    sender = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbound_funds", x => x.id);
                    table.CheckConstraint("ck_inbound_funds_amount", "(amount IS NULL) = (currency IS NULL) AND (amount IS NULL OR amount > 0)");
                    table.CheckConstraint("ck_inbound_funds_owner", "(escrow_id IS NULL) = (institution_id IS NULL) AND (escrow_id IS NOT NULL OR state IN ('UNMATCHED', 'DISMISSED')) AND (state NOT IN ('ACCEPTED', 'RETURNED') OR amount IS NOT NULL)");
                    table.CheckConstraint("ck_inbound_funds_rail", "rail IN ('STRIPE', 'USDC_BASE')");
                    table.CheckConstraint("ck_inbound_funds_state", "state IN ('OBSERVED', 'ACCEPTED', 'HELD', 'RETURNED', 'UNMATCHED', 'FAILED', 'REVERSED', 'DISMISSED')");
                    table.ForeignKey(
                        name: "FK_inbound_funds_escrows_escrow_id",
                        column: x => x.escrow_id,
                        principalTable: "escrows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stablecoin_escrows",
                columns: table => new
                {
                    escrow_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chain = table.Column<string>(type: "text", nullable: false),
                    address_id = table.Column<string>(type: "text", nullable: true),
                    deposit_addr = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    next_look_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stablecoin_escrows", x => x.escrow_id);
                    table.CheckConstraint("ck_stablecoin_escrows_open", "state <> 'OPEN' OR (address_id IS NOT NULL AND deposit_addr IS NOT NULL)");
                    table.CheckConstraint("ck_stablecoin_escrows_state", "state IN ('OPEN', 'CLOSED', 'REFUSED')");
                    table.ForeignKey(
                        name: "FK_stablecoin_escrows_escrows_escrow_id",
                        column: x => x.escrow_id,
                        principalTable: "escrows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stripe_escrows",
                columns: table => new
                {
                    escrow_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_intent_id = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    next_look_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stripe_escrows", x => x.escrow_id);
                    table.CheckConstraint("ck_stripe_escrows_open", "state <> 'OPEN' OR payment_intent_id IS NOT NULL");
                    table.CheckConstraint("ck_stripe_escrows_state", "state IN ('OPEN', 'CLOSED', 'REFUSED')");
                    table.ForeignKey(
                        name: "FK_stripe_escrows_escrows_escrow_id",
                        column: x => x.escrow_id,
                        principalTable: "escrows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "webhook_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rail = table.Column<string>(type: "text", nullable: false),
                    event_id = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    object_id = table.Column<string>(type: "text", nullable: true),
                    collection_id = table.Column<string>(type: "text", nullable: true),
                    escrow_id = table.Column<Guid>(type: "uuid", nullable: true),
                    settlement_id = table.Column<Guid>(type: "uuid", nullable: true),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    headers = table.Column<string>(type: "json", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_events", x => x.id);
                    table.CheckConstraint("ck_webhook_events_ended", "(ended_at IS NULL) = (state = 'PENDING')");
                    table.CheckConstraint("ck_webhook_events_state", "state IN ('PENDING', 'PROCESSED', 'IGNORED', 'UNMATCHED')");
                });

            migrationBuilder.CreateIndex(
                name: "IX_inbound_funds_escrow_id_created_at_id",
                table: "inbound_funds",
                columns: new[] { "escrow_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_inbound_funds_institution_id_created_at_id",
                table: "inbound_funds",
                columns: new[] { "institution_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_inbound_funds_rail_provider_id",
                table: "inbound_funds",
                columns: new[] { "rail", "provider_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inbound_funds_state_created_at_id",
                table: "inbound_funds",
                columns: new[] { "state", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stablecoin_escrows_address_id",
                table: "stablecoin_escrows",
                column: "address_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stablecoin_escrows_chain_deposit_addr",
                table: "stablecoin_escrows",
                columns: new[] { "chain", "deposit_addr" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stablecoin_escrows_next_look_at",
                table: "stablecoin_escrows",
                column: "next_look_at",
                filter: "next_look_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_stripe_escrows_next_look_at",
                table: "stripe_escrows",
                column: "next_look_at",
                filter: "next_look_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_stripe_escrows_payment_intent_id",
                table: "stripe_escrows",
                column: "payment_intent_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_webhook_events_rail_event_id",
                table: "webhook_events",
                columns: new[] { "rail", "event_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_webhook_events_state_created_at_id",
                table: "webhook_events",
                columns: new[] { "state", "created_at", "id" });

            migrationBuilder.AddMoneyIn();
        }

        /// <summary>Refused: money that came in is never forgotten.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Money that came in is never forgotten; restore a backup instead.");
    }
}
