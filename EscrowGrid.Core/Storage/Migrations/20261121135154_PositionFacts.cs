using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>Amounts of releases, references claimed alone, and metadata of positions.</summary>
    public partial class PositionFacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_reference_unique",
                table: "positions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "metadata",
                table: "positions",
                type: "json",
                nullable: true);

            migrationBuilder.AddColumn<Guid[]>(
                name: "metadata_terms",
                table: "positions",
                type: "uuid[]",
                nullable: true);

            migrationBuilder.AddRemainingAmount();

            migrationBuilder.CreateIndex(
                name: "IX_positions_institution_id_external_reference_created_at_id",
                table: "positions",
                columns: new[] { "institution_id", "external_reference", "created_at", "id" },
                filter: "external_reference IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_positions_metadata_terms",
                table: "positions",
                column: "metadata_terms",
                filter: "metadata_terms IS NOT NULL")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "IX_positions_unique_reference",
                table: "positions",
                columns: new[] { "institution_id", "external_reference" },
                unique: true,
                filter: "is_reference_unique");

            migrationBuilder.AddCheckConstraint(
                name: "ck_positions_metadata",
                table: "positions",
                sql: "json_typeof(metadata) = 'object'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_positions_reference_unique",
                table: "positions",
                sql: "NOT is_reference_unique OR external_reference IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_positions_remaining_amount",
                table: "positions",
                sql: "CASE WHEN state IN ('RELEASED', 'CANCELLED', 'EXPIRED') THEN remaining_amount = 0\n    WHEN state = 'PARTIALLY_RELEASED'\n    THEN remaining_amount BETWEEN 0 AND amount\n    ELSE remaining_amount = amount END");

            migrationBuilder.AddPositionRules();
        }

        /// <summary>Refused: it would forget what was released.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Releases are never forgotten; restore a backup instead.");
    }
}
