using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Screening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "screenings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    chain = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    provider = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<string>(type: "text", nullable: false),
                    score = table.Column<int>(type: "integer", nullable: false),
                    is_sanctioned = table.Column<bool>(type: "boolean", nullable: false),
                    answer_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screenings", x => x.id);
                    table.CheckConstraint("ck_screenings_address", "address ~ '^0x[0-9a-f]{40}$'");
                    table.CheckConstraint("ck_screenings_answer_hash", "octet_length(answer_hash) = 32");
                    table.CheckConstraint("ck_screenings_chain", "chain IN ('BASE')");
                    table.CheckConstraint("ck_screenings_level", "level IN ('UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'SANCTIONED')");
                    table.CheckConstraint("ck_screenings_provider", "provider IN ('TRM', 'CHAINALYSIS')");
                    table.CheckConstraint("ck_screenings_sanctioned", "is_sanctioned = (level = 'SANCTIONED') AND level <> 'UNKNOWN'");
                    table.CheckConstraint("ck_screenings_score", "score BETWEEN 0 AND 100");
                });

            migrationBuilder.CreateIndex(
                name: "IX_screenings_chain_address_provider_at",
                table: "screenings",
                columns: new[] { "chain", "address", "provider", "at" });

            migrationBuilder.AddScreening();
        }

        /// <summary>Refused: it would forget what was known when money moved.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("What was screened is never forgotten; restore a backup instead.");
    }
}
