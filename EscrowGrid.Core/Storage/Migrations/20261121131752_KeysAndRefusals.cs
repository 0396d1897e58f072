using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>Scopes, expiry, last use and rotation of keys; refusals in the audit trail.</summary>
    public partial class KeysAndRefusals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "expires_at",
                table: "api_keys",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_used_at",
                table: "api_keys",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "replaced_by",
                table: "api_keys",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "scopes",
                table: "api_keys",
                type: "text[]",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_api_keys_replaced_by",
                table: "api_keys",
                column: "replaced_by",
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_api_keys_expires_at",
                table: "api_keys",
                sql: "expires_at > created_at");

            migrationBuilder.AddCheckConstraint(
                name: "ck_api_keys_replaced_by",
                table: "api_keys",
                sql: "replaced_by <> id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_api_keys_scopes",
                table: "api_keys",
                sql: "cardinality(scopes) >= 1 AND scopes <@ ARRAY['institutions:read', 'api-keys:read', 'api-keys:write', 'policies:read', 'policies:write', 'asset-templates:read', 'asset-templates:write', 'assets:read', 'assets:write', 'positions:read', 'positions:write', 'ledger:read', 'events:read', 'audit:read']");

            migrationBuilder.AddForeignKey(
                name: "FK_api_keys_api_keys_replaced_by",
                table: "api_keys",
                column: "replaced_by",
                principalTable: "api_keys",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(AuditOfRefusals.Up);
        }

        /// <summary>Refused: keys that have ended or are narrowed would be whole again.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("The limits of API keys are never dropped; restore a backup instead.");
    }
}
