using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>Where consumers are in the event log, and what they have not handled.</summary>
    public partial class EventRelay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "event_consumers",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    log_transaction = table.Column<long>(type: "bigint", nullable: false),
                    log_sequence = table.Column<long>(type: "bigint", nullable: false),
                    fence = table.Column<long>(type: "bigint", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: true),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    is_paused = table.Column<bool>(type: "boolean", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_event_consumers", x => x.name);
                    table.CheckConstraint("ck_event_consumers_fence", "fence >= 0");
                    table.CheckConstraint("ck_event_consumers_name", "name ~ '^[a-z][a-z-]{0,62}$'");
                });

            migrationBuilder.CreateTable(
                name: "event_relay_items",
                columns: table => new
                {
                    consumer = table.Column<string>(type: "text", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    log_transaction = table.Column<long>(type: "bigint", nullable: false),
                    log_sequence = table.Column<long>(type: "bigint", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    is_replay = table.Column<bool>(type: "boolean", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_event_relay_items", x => new { x.consumer, x.event_id });
                    table.CheckConstraint("ck_event_relay_items_attempts", "attempts >= 0");
                    table.CheckConstraint("ck_event_relay_items_next", "(next_attempt_at IS NOT NULL) = (state = 'RETRYING')");
                    table.CheckConstraint("ck_event_relay_items_replay", "NOT (is_replay AND state = 'WAITING')");
                    table.CheckConstraint("ck_event_relay_items_state", "state IN ('RETRYING', 'WAITING', 'DEAD')");
                    table.ForeignKey(
                        name: "FK_event_relay_items_event_consumers_consumer",
                        column: x => x.consumer,
                        principalTable: "event_consumers",
                        principalColumn: "name",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_event_relay_items_due",
                table: "event_relay_items",
                columns: new[] { "consumer", "next_attempt_at" },
                filter: "state = 'RETRYING'");

            migrationBuilder.CreateIndex(
                name: "ix_event_relay_items_log",
                table: "event_relay_items",
                columns: new[] { "consumer", "log_transaction", "log_sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_event_relay_items_subject",
                table: "event_relay_items",
                columns: new[] { "consumer", "subject", "log_transaction", "log_sequence" },
                filter: "NOT is_replay");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "event_relay_items");

            migrationBuilder.DropTable(
                name: "event_consumers");
        }
    }
}
