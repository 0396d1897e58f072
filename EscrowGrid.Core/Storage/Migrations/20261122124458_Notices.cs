using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>What was known of parties, what was told of deadlines, and webhooks without their bodies.</summary>
    public partial class Notices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<byte[]>(
                name: "body",
                table: "webhook_events",
                type: "bytea",
                nullable: true,
                oldClrType: typeof(byte[]),
                oldType: "bytea");

            migrationBuilder.AddColumn<byte[]>(
                name: "body_hash",
                table: "webhook_events",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "buyer_kyc_tier",
                table: "escrows",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "buyer_kyc_verified",
                table: "escrows",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "held_back_due_at",
                table: "escrows",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kyc_required",
                table: "escrows",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "seller_kyc_tier",
                table: "escrows",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "seller_kyc_verified",
                table: "escrows",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "told_due_at",
                table: "escrows",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_webhook_events_ended_at",
                table: "webhook_events",
                column: "ended_at",
                filter: "body IS NOT NULL AND state IN ('PROCESSED', 'IGNORED')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_webhook_events_body",
                table: "webhook_events",
                sql: "(body IS NULL) <> (body_hash IS NULL) AND (body IS NOT NULL OR state IN ('PROCESSED', 'IGNORED'))");

            migrationBuilder.AddCheckConstraint(
                name: "ck_escrows_kyc",
                table: "escrows",
                sql: "(buyer_kyc_tier IS NULL) = (buyer_kyc_verified IS NULL) AND (buyer_kyc_tier IS NULL) = (seller_kyc_tier IS NULL) AND (buyer_kyc_tier IS NULL) = (seller_kyc_verified IS NULL) AND (kyc_required IS NULL OR ((buyer_kyc_tier IS NOT NULL AND buyer_kyc_verified AND array_position(ARRAY['TIER_0', 'TIER_1', 'TIER_2'], buyer_kyc_tier) >= array_position(ARRAY['TIER_0', 'TIER_1', 'TIER_2'], kyc_required)) AND (seller_kyc_tier IS NOT NULL AND seller_kyc_verified AND array_position(ARRAY['TIER_0', 'TIER_1', 'TIER_2'], seller_kyc_tier) >= array_position(ARRAY['TIER_0', 'TIER_1', 'TIER_2'], kyc_required)))) AND buyer_kyc_tier IN ('TIER_0', 'TIER_1', 'TIER_2') AND seller_kyc_tier IN ('TIER_0', 'TIER_1', 'TIER_2') AND kyc_required IN ('TIER_0', 'TIER_1', 'TIER_2')");

            migrationBuilder.AddNotices();
        }

        /// <summary>Refused: bodies that are forgotten do not come back.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Forgotten bodies do not come back; restore a backup instead.");
    }
}
