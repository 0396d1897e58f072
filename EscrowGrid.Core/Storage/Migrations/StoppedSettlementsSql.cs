using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>StoppedSettlements</c>.</summary>
internal static class StoppedSettlementsSql
{
    // What other means are called is fixed with the settlement that they made; what is stopped stays so.
    private const string Now = """
         OR OLD.elsewhere IS DISTINCT FROM NEW.elsewhere
                OR OLD.stopped_at <> coalesce(NEW.stopped_at, 'infinity')
        """;

    /// <summary>After the columns.</summary>
    public static void GuardStoppedSettlements(this MigrationBuilder migration) => migration.Sql(Guard(Now));

    /// <summary>Before the columns go.</summary>
    public static void GuardSettlementsAsBefore(this MigrationBuilder migration) => migration.Sql(Guard(more: ""));

    private static string Guard(string more) =>
        $"""
        CREATE OR REPLACE FUNCTION guard_settlement() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.state IN ('CONFIRMED', 'FAILED')
                OR (NEW.id, NEW.escrow_id, NEW.number, NEW.decision, NEW.kind, NEW.amount, NEW.fee, NEW.source,
                    NEW.destination) IS DISTINCT FROM
                    (OLD.id, OLD.escrow_id, OLD.number, OLD.decision, OLD.kind, OLD.amount, OLD.fee, OLD.source,
                    OLD.destination){more}
            THEN
                RAISE EXCEPTION 'a settlement is fixed when it is reserved, and over when it is confirmed or failed'
                    USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$
        """;
}
