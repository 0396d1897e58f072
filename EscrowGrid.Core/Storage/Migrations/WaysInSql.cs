using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>WaysIn</c>.</summary>
internal static class WaysInSql
{
    private const string Closed = "a way in never changes, and is closed once";

    /// <summary>After the columns: one that was closed may be opened again, by another attempt that takes its place.
    /// </summary>
    public static void GuardWaysIn(this MigrationBuilder migration)
    {
        migration.Sql(Reopened(
            "stripe", "NEW.payment_intent_id IS DISTINCT FROM OLD.payment_intent_id", "FALSE"));
        // An address is for ever: where there is one, another attempt has the same.
        migration.Sql(Reopened(
            "stablecoin",
            "(NEW.address_id, NEW.deposit_addr) IS DISTINCT FROM (OLD.address_id, OLD.deposit_addr)",
            "NEW.chain <> OLD.chain OR (OLD.address_id IS NOT NULL "
                + "AND (NEW.address_id, NEW.deposit_addr) IS DISTINCT FROM (OLD.address_id, OLD.deposit_addr))"));
    }

    /// <summary>Before the columns go.</summary>
    public static void GuardWaysInAsBefore(this MigrationBuilder migration)
    {
        migration.Sql(Guard(
            "stripe",
            """
            (NEW.escrow_id, NEW.payment_intent_id, NEW.opened_at) IS DISTINCT FROM
                    (OLD.escrow_id, OLD.payment_intent_id, OLD.opened_at)
                OR (OLD.state <> 'OPEN' AND NEW.state <> OLD.state)
            """));
        migration.Sql(Guard(
            "stablecoin",
            """
            (NEW.escrow_id, NEW.chain, NEW.address_id, NEW.deposit_addr, NEW.opened_at) IS DISTINCT FROM
                    (OLD.escrow_id, OLD.chain, OLD.address_id, OLD.deposit_addr, OLD.opened_at)
                OR (OLD.state <> 'OPEN' AND NEW.state <> OLD.state)
            """));
    }

    /// <param name="rail">Whose table.</param>
    /// <param name="isOther">What no attempt changes of itself.</param>
    /// <param name="isOtherForEver">What no attempt changes of another.</param>
    private static string Reopened(string rail, string isOther, string isOtherForEver) => Guard(
        rail,
        $"""
        (NEW.escrow_id, NEW.opened_at) IS DISTINCT FROM (OLD.escrow_id, OLD.opened_at)
                OR {isOtherForEver}
                OR NEW.attempt NOT IN (OLD.attempt, OLD.attempt + 1)
                OR (NEW.attempt = OLD.attempt AND ({isOther} OR (OLD.state <> 'OPEN' AND NEW.state <> OLD.state)))
                OR (NEW.attempt > OLD.attempt AND (OLD.state <> 'CLOSED' OR NEW.state = 'CLOSED'))
        """);

    private static string Guard(string rail, string isRefused) =>
        $"""
        CREATE OR REPLACE FUNCTION guard_{rail}_escrow() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF {isRefused}
            THEN
                RAISE EXCEPTION '{Closed}' USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$
        """;
}
