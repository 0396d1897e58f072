using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "institutions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    regions = table.Column<string[]>(type: "text[]", nullable: false),
                    verticals = table.Column<string[]>(type: "text[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_institutions", x => x.id);
                    table.CheckConstraint("ck_institutions_name", "length(name) >= 1");
                    table.CheckConstraint("ck_institutions_regions", "cardinality(regions) BETWEEN 1 AND 10 AND regions <@ ARRAY['US', 'EU_UK', 'SG', 'UAE']");
                    table.CheckConstraint("ck_institutions_verticals", "verticals <@ ARRAY['CONSTRUCTION', 'TRADE_FINANCE']");
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    payload = table.Column<string>(type: "json", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_messages", x => x.id);
                    table.CheckConstraint("ck_outbox_messages_sequence", "sequence >= 1");
                });

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_keys", x => x.id);
                    table.CheckConstraint("ck_api_keys_hash", "octet_length(key_hash) = 32");
                    table.CheckConstraint("ck_api_keys_revoked_at", "revoked_at >= created_at");
                    table.CheckConstraint("ck_api_keys_role", "role IN ('admin', 'read_only')");
                    table.ForeignKey(
                        name: "FK_api_keys_institutions_institution_id",
                        column: x => x.institution_id,
                        principalTable: "institutions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "asset_templates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    vertical = table.Column<string>(type: "text", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    config = table.Column<string>(type: "json", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_asset_templates", x => x.id);
                    table.UniqueConstraint("AK_asset_templates_institution_id_id", x => new { x.institution_id, x.id });
                    table.CheckConstraint("ck_asset_templates_code", "code IN ('CONSTR_ESCROW', 'CONSTR_RETAINAGE', 'TF_INVOICE', 'TF_LC')");
                    table.CheckConstraint("ck_asset_templates_config", "json_typeof(config) = 'object'");
                    table.CheckConstraint("ck_asset_templates_region", "region IN ('US', 'EU_UK', 'SG', 'UAE')");
                    table.CheckConstraint("ck_asset_templates_vertical", "vertical = CASE WHEN code LIKE 'CONSTR%' THEN 'CONSTRUCTION' ELSE 'TRADE_FINANCE' END");
                    table.ForeignKey(
                        name: "FK_asset_templates_institutions_institution_id",
                        column: x => x.institution_id,
                        principalTable: "institutions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "institution_policies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    min_amount = table.Column<decimal>(type: "numeric(32,8)", nullable: true),
                    max_amount = table.Column<decimal>(type: "numeric(32,8)", nullable: true),
                    allowed_currencies = table.Column<string[]>(type: "text[]", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_institution_policies", x => x.id);
                    table.CheckConstraint("ck_institution_policies_bounds", "min_amount <= max_amount");
                    table.CheckConstraint("ck_institution_policies_currencies", "allowed_currencies <@ ARRAY['AED', 'AUD', 'BRL', 'CAD', 'CHF', 'CNY', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'HUF', 'IDR', 'ILS', 'INR', 'JPY', 'KRW', 'MXN', 'MYR', 'NOK', 'NZD', 'PHP', 'PLN', 'SAR', 'SEK', 'SGD', 'THB', 'TRY', 'TWD', 'USD', 'VND', 'ZAR']");
                    table.CheckConstraint("ck_institution_policies_max_amount", "max_amount <= 1000000000000000");
                    table.CheckConstraint("ck_institution_policies_min_amount", "min_amount > 0");
                    table.CheckConstraint("ck_institution_policies_region", "region IN ('US', 'EU_UK', 'SG', 'UAE')");
                    table.CheckConstraint("ck_institution_policies_version", "version >= 1");
                    table.ForeignKey(
                        name: "FK_institution_policies_institutions_institution_id",
                        column: x => x.institution_id,
                        principalTable: "institutions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "assets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    template_id = table.Column<Guid>(type: "uuid", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    metadata = table.Column<string>(type: "json", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assets", x => x.id);
                    table.UniqueConstraint("AK_assets_institution_id_id", x => new { x.institution_id, x.id });
                    table.CheckConstraint("ck_assets_metadata", "json_typeof(metadata) = 'object'");
                    table.ForeignKey(
                        name: "FK_assets_asset_templates_institution_id_template_id",
                        columns: x => new { x.institution_id, x.template_id },
                        principalTable: "asset_templates",
                        principalColumns: new[] { "institution_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "positions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asset_id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder_reference = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(32,8)", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    external_reference = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_positions", x => x.id);
                    table.CheckConstraint("ck_positions_amount", "amount > 0 AND amount <= 1000000000000000");
                    table.CheckConstraint("ck_positions_currency", "currency IN ('AED', 'AUD', 'BRL', 'CAD', 'CHF', 'CNY', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'HUF', 'IDR', 'ILS', 'INR', 'JPY', 'KRW', 'MXN', 'MYR', 'NOK', 'NZD', 'PHP', 'PLN', 'SAR', 'SEK', 'SGD', 'THB', 'TRY', 'TWD', 'USD', 'VND', 'ZAR')");
                    table.CheckConstraint("ck_positions_holder", "length(holder_reference) >= 1");
                    table.CheckConstraint("ck_positions_state", "state IN ('CREATED', 'FUNDED', 'PARTIALLY_RELEASED', 'RELEASED', 'CANCELLED', 'EXPIRED')");
                    table.CheckConstraint("ck_positions_updated_at", "updated_at >= created_at");
                    table.CheckConstraint("ck_positions_version", "version >= 1 AND (version = 1) = (state = 'CREATED')");
                    table.ForeignKey(
                        name: "FK_positions_assets_institution_id_asset_id",
                        columns: x => new { x.institution_id, x.asset_id },
                        principalTable: "assets",
                        principalColumns: new[] { "institution_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_api_keys_institution_id_created_at_id",
                table: "api_keys",
                columns: new[] { "institution_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_api_keys_key_hash",
                table: "api_keys",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_asset_templates_created_at_id",
                table: "asset_templates",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_asset_templates_institution_id_created_at_id",
                table: "asset_templates",
                columns: new[] { "institution_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_assets_created_at_id",
                table: "assets",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_assets_institution_id_created_at_id",
                table: "assets",
                columns: new[] { "institution_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_assets_institution_id_template_id",
                table: "assets",
                columns: new[] { "institution_id", "template_id" });

            migrationBuilder.CreateIndex(
                name: "IX_assets_template_id_created_at_id",
                table: "assets",
                columns: new[] { "template_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_institution_policies_institution_id_region",
                table: "institution_policies",
                columns: new[] { "institution_id", "region" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_institutions_created_at_id",
                table: "institutions",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_occurred_at",
                table: "outbox_messages",
                column: "occurred_at");

            migrationBuilder.CreateIndex(
                name: "IX_positions_asset_id_created_at_id",
                table: "positions",
                columns: new[] { "asset_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_positions_created_at_id",
                table: "positions",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_positions_institution_id_asset_id",
                table: "positions",
                columns: new[] { "institution_id", "asset_id" });

            migrationBuilder.CreateIndex(
                name: "IX_positions_institution_id_created_at_id",
                table: "positions",
                columns: new[] { "institution_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_positions_institution_id_holder_reference_created_at",
                table: "positions",
                columns: new[] { "institution_id", "holder_reference", "created_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "institution_policies");

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.DropTable(
                name: "positions");

            migrationBuilder.DropTable(
                name: "assets");

            migrationBuilder.DropTable(
                name: "asset_templates");

            migrationBuilder.DropTable(
                name: "institutions");
        }
    }
}
