using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>The offer that an escrow follows from, and the scopes of keys for escrows.</summary>
    public partial class EscrowsOnTheWire : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_api_keys_scopes",
                table: "api_keys");

            migrationBuilder.AddColumn<string>(
                name: "offer_reference",
                table: "escrows",
                type: "text",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_api_keys_scopes",
                table: "api_keys",
                sql: "cardinality(scopes) >= 1 AND scopes <@ ARRAY['institutions:read', 'api-keys:read', 'api-keys:write', 'policies:read', 'policies:write', 'asset-templates:read', 'asset-templates:write', 'assets:read', 'assets:write', 'positions:read', 'positions:write', 'ledger:read', 'events:read', 'audit:read', 'approvals:read', 'approvals:write', 'webhooks:read', 'webhooks:write', 'operations:read', 'operations:write', 'users:read', 'users:write', 'escrows:read', 'escrows:write']");

            migrationBuilder.FixOffers();
        }

        /// <summary>Refused: escrows are never forgotten.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Escrows are never forgotten; restore a backup instead.");
    }
}
