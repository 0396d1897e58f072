using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>Screening</c>.</summary>
internal static class ScreeningSql
{
    // What was known when money moved has to be shown years later.
    private const string Guards =
        """
        CREATE TRIGGER screenings_append_only BEFORE UPDATE OR DELETE ON screenings
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER screenings_never_truncated BEFORE TRUNCATE ON screenings
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;

    /// <summary>After the table.</summary>
    public static void AddScreening(this MigrationBuilder migration) => migration.Sql(Guards);
}
