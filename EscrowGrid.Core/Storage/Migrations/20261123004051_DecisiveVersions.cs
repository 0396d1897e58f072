using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <summary>Since which version of an escrow what a decision about its money hangs on is as it is.</summary>
    public partial class DecisiveVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "decisive_version",
                table: "escrows",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            // What waits for a second person was wanted of the version that was then.
            migrationBuilder.Sql("UPDATE escrows SET decisive_version = version");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "decisive_version",
                table: "escrows");
        }
    }
}
