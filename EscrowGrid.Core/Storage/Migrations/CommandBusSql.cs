using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>CommandBus</c>.</summary>
internal static class CommandBusSql
{
    // A message that was refused is refused for ever, however often its topic is read.
    private const string Guards =
        """
        CREATE TRIGGER refused_messages_append_only BEFORE UPDATE OR DELETE ON refused_messages
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER refused_messages_never_truncated BEFORE TRUNCATE ON refused_messages
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;

    /// <summary>After the table.</summary>
    public static void AddCommandBus(this MigrationBuilder migration) => migration.Sql(Guards);
}
