using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>EscrowsOnTheWire</c>.</summary>
internal static class EscrowsOnTheWireSql
{
    // It was agreed with the rest, which does not change either.
    private const string Guard =
        """
        CREATE TRIGGER escrows_offer_fixed BEFORE UPDATE OF offer_reference ON escrows
            FOR EACH ROW EXECUTE FUNCTION refuse_change()
        """;

    public static void FixOffers(this MigrationBuilder migration) => migration.Sql(Guard);
}
