using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>That staff stopped a payment out, and by what other means one was made.</summary>
    public partial class StoppedSettlements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "elsewhere",
                table: "settlements",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "stopped_at",
                table: "settlements",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.GuardStoppedSettlements();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.GuardSettlementsAsBefore();
            migrationBuilder.DropColumn(
                name: "elsewhere",
                table: "settlements");

            migrationBuilder.DropColumn(
                name: "stopped_at",
                table: "settlements");
        }
    }
}
