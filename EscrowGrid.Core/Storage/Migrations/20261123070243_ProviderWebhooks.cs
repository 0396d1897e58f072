using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>What operators do about payment providers' webhooks that nothing has come of.</summary>
    public partial class ProviderWebhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_webhook_events_ended_at",
                table: "webhook_events");

            migrationBuilder.DropCheckConstraint(
                name: "ck_webhook_events_body",
                table: "webhook_events");

            migrationBuilder.DropCheckConstraint(
                name: "ck_webhook_events_state",
                table: "webhook_events");

            migrationBuilder.AddColumn<string>(
                name: "dismissal",
                table: "webhook_events",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "dismissed_by",
                table: "webhook_events",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_webhook_events_created_at_id",
                table: "webhook_events",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_webhook_events_ended_at",
                table: "webhook_events",
                column: "ended_at",
                filter: "body IS NOT NULL AND state IN ('PROCESSED', 'IGNORED', 'DISMISSED')");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_events_escrow_id_created_at_id",
                table: "webhook_events",
                columns: new[] { "escrow_id", "created_at", "id" },
                filter: "escrow_id IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_webhook_events_body",
                table: "webhook_events",
                sql: "(body IS NULL) <> (body_hash IS NULL) AND (body IS NOT NULL OR state IN ('PROCESSED', 'IGNORED', 'DISMISSED'))");

            migrationBuilder.AddCheckConstraint(
                name: "ck_webhook_events_dismissed",
                table: "webhook_events",
                sql: "(dismissed_by IS NOT NULL) = (state = 'DISMISSED') AND (dismissed_by IS NULL) = (dismissal IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_webhook_events_state",
                table: "webhook_events",
                sql: "state IN ('PENDING', 'PROCESSED', 'IGNORED', 'UNMATCHED', 'DISMISSED')");

            migrationBuilder.AddProviderWebhooks();
        }

        /// <summary>Refused: what was dismissed has no state in earlier releases.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Webhooks that were dismissed would be of no state; restore a backup.");
    }
}
