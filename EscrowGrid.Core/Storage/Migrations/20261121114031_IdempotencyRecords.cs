using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>The table is EF's; its triggers are hand-written.</summary>
    public partial class IdempotencyRecords : Migration
    {
        // A record is never changed. It may only be deleted where its kind is not kept for ever.
        private const string Refusals =
            """
            CREATE TRIGGER idempotency_records_never_changed BEFORE UPDATE ON idempotency_records
                FOR EACH ROW EXECUTE FUNCTION refuse_change();
            CREATE TRIGGER idempotency_records_kept BEFORE DELETE ON idempotency_records
                FOR EACH ROW WHEN (OLD.is_kept) EXECUTE FUNCTION refuse_change();
            CREATE TRIGGER idempotency_records_never_truncated BEFORE TRUNCATE ON idempotency_records
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "idempotency_records",
                columns: table => new
                {
                    scope = table.Column<byte[]>(type: "bytea", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    reply_status = table.Column<int>(type: "integer", nullable: false),
                    reply_body = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    is_kept = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_records", x => new { x.scope, x.key });
                    table.CheckConstraint("ck_idempotency_records_body_hash", "octet_length(body_hash) = 32");
                    table.CheckConstraint("ck_idempotency_records_key", "key ~ '^[!-~]+$' AND length(key) <= 255");
                    table.CheckConstraint("ck_idempotency_records_reply_status", "reply_status BETWEEN 200 AND 299");
                    table.CheckConstraint("ck_idempotency_records_scope", "octet_length(scope) = 32");
                });

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_records_created_at",
                table: "idempotency_records",
                column: "created_at",
                filter: "NOT is_kept");

            migrationBuilder.Sql(Refusals);
        }

        /// <summary>Refused: payments could then be made twice by clients that repeat an old request.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Idempotency records are never dropped; restore a backup instead.");
    }
}
