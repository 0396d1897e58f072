using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class CommandBus : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "refused_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    details = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refused_messages", x => x.id);
                    table.CheckConstraint("ck_refused_messages_code", "code ~ '^[A-Z_]{1,64}$'");
                });

            migrationBuilder.AddCommandBus();
        }

        /// <summary>Refused: a message that was refused is refused for ever.</summary>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("A refusal is never forgotten; restore a backup instead.");
    }
}
