using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_api_keys_scopes",
                table: "api_keys");

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    kyc_tier = table.Column<string>(type: "text", nullable: false),
                    is_kyc_verified = table.Column<bool>(type: "boolean", nullable: false),
                    wallet_address = table.Column<string>(type: "text", nullable: true),
                    stripe_account = table.Column<string>(type: "text", nullable: true),
                    payout_changed_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    payout_usable_from = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    terms_version = table.Column<string>(type: "text", nullable: true),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    invitation_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    invitation_ends_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_users", x => x.id);
                    table.CheckConstraint("ck_users_display_name", "length(display_name) BETWEEN 1 AND 255");
                    table.CheckConstraint("ck_users_email", "email = lower(email) AND length(email) BETWEEN 3 AND 254");
                    table.CheckConstraint("ck_users_invitation", "num_nulls(invitation_hash, invitation_ends_at) IN (0, 2) AND octet_length(invitation_hash) = 32");
                    table.CheckConstraint("ck_users_kyc_tier", "kyc_tier IN ('TIER_0', 'TIER_1', 'TIER_2')");
                    table.CheckConstraint("ck_users_password", "password_hash IS NOT NULL OR state IN ('INVITED', 'DISABLED')");
                    table.CheckConstraint("ck_users_payout", "num_nulls(payout_changed_at, payout_usable_from) IN (0, 2) AND payout_usable_from >= payout_changed_at AND (payout_changed_at IS NOT NULL OR num_nulls(wallet_address, stripe_account) = 2)");
                    table.CheckConstraint("ck_users_role", "role IN ('PARTY', 'STAFF', 'COMPLIANCE', 'ADMIN')");
                    table.CheckConstraint("ck_users_state", "state IN ('INVITED', 'ACTIVE', 'LOCKED', 'DISABLED')");
                    table.CheckConstraint("ck_users_stripe_account", "stripe_account ~ '^acct_[A-Za-z0-9]{1,59}$'");
                    table.CheckConstraint("ck_users_version", "version >= 1");
                    table.CheckConstraint("ck_users_wallet_address", "wallet_address ~ '^0x[0-9a-f]{40}$'");
                    table.ForeignKey(
                        name: "FK_users_institutions_institution_id",
                        column: x => x.institution_id,
                        principalTable: "institutions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "user_consents",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    terms_version = table.Column<string>(type: "text", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    client_address = table.Column<string>(type: "text", nullable: true),
                    user_agent = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user_consents", x => new { x.user_id, x.terms_version });
                    table.ForeignKey(
                        name: "FK_user_consents_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "user_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    end_reason = table.Column<string>(type: "text", nullable: true),
                    client_address = table.Column<string>(type: "text", nullable: true),
                    user_agent = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user_sessions", x => x.id);
                    table.CheckConstraint("ck_user_sessions_end", "(ended_at IS NULL) = (end_reason IS NULL)");
                    table.CheckConstraint("ck_user_sessions_end_reason", "end_reason IN ('SIGNED_OUT', 'REVOKED', 'TOKEN_REUSED', 'PASSWORD_CHANGED', 'USER_STOPPED', 'DISPLACED')");
                    table.CheckConstraint("ck_user_sessions_times", "last_used_at >= created_at AND ends_at > created_at");
                    table.ForeignKey(
                        name: "FK_user_sessions_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "user_refresh_tokens",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user_refresh_tokens", x => x.token_hash);
                    table.CheckConstraint("ck_user_refresh_tokens_hash", "octet_length(token_hash) = 32");
                    table.ForeignKey(
                        name: "FK_user_refresh_tokens_user_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "user_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_api_keys_scopes",
                table: "api_keys",
                sql: "cardinality(scopes) >= 1 AND scopes <@ ARRAY['institutions:read', 'api-keys:read', 'api-keys:write', 'policies:read', 'policies:write', 'asset-templates:read', 'asset-templates:write', 'assets:read', 'assets:write', 'positions:read', 'positions:write', 'ledger:read', 'events:read', 'audit:read', 'approvals:read', 'approvals:write', 'webhooks:read', 'webhooks:write', 'operations:read', 'operations:write', 'users:read', 'users:write']");

            migrationBuilder.CreateIndex(
                name: "IX_user_refresh_tokens_session_id_issued_at",
                table: "user_refresh_tokens",
                columns: new[] { "session_id", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_user_refresh_tokens_unused",
                table: "user_refresh_tokens",
                column: "session_id",
                unique: true,
                filter: "used_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_user_sessions_last_used_at",
                table: "user_sessions",
                column: "last_used_at");

            migrationBuilder.CreateIndex(
                name: "IX_user_sessions_user_id_last_used_at",
                table: "user_sessions",
                columns: new[] { "user_id", "last_used_at" });

            migrationBuilder.CreateIndex(
                name: "IX_users_created_at_id",
                table: "users",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_users_institution_id_created_at_id",
                table: "users",
                columns: new[] { "institution_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_users_invitation_hash",
                table: "users",
                column: "invitation_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users_email",
                table: "users",
                columns: new[] { "institution_id", "email" },
                unique: true);

            migrationBuilder.AddPeople();
        }

        /// <summary>Refused: it would forget who somebody is, and what was accepted.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Users are never forgotten; restore a backup instead.");
    }
}
