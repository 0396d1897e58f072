using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Evidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    escrow_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    uploader_class = table.Column<string>(type: "text", nullable: false),
                    uploader_user = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    storage_version = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence", x => x.id);
                    table.CheckConstraint("ck_evidence_file", "size > 0 AND octet_length(sha256) = 32");
                    table.CheckConstraint("ck_evidence_purpose", "purpose IN ('DELIVERY', 'DISPUTE')");
                    table.CheckConstraint("ck_evidence_settled", "(state = 'PENDING') = (settled_at IS NULL)");
                    table.CheckConstraint("ck_evidence_state", "state IN ('PENDING', 'VERIFIED', 'REFUSED')");
                    table.ForeignKey(
                        name: "FK_evidence_escrows_escrow_id",
                        column: x => x.escrow_id,
                        principalTable: "escrows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_evidence_escrow_id_created_at_id",
                table: "evidence",
                columns: new[] { "escrow_id", "created_at", "id" });

            migrationBuilder.AddEvidence();
        }

        /// <summary>Refused: it would forget what was proven.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Evidence is never forgotten; restore a backup instead.");
    }
}
