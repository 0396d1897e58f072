using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>
/// That no escrow ever pays out more than came in for it, whatever a service writes (specification, section 31.1). A
/// milestone is an escrow, so the same holds for it.
/// </summary>
internal static class GuardsSql
{
    // Asked once the transaction is complete, so in whatever order it wrote. Rivals who have written settlements of the
    // same escrow wait here for each other, and whoever comes second sees what the first one wrote; at another level of
    // isolation he would not.
    private const string Settled =
        """
        CREATE FUNCTION require_settlements_covered(about uuid) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
            agreed text;
            received numeric;
            reserved numeric;
            gone numeric;
            open numeric;
            paid numeric;
        BEGIN
            IF current_setting('transaction_isolation') <> 'read committed' THEN
                RAISE EXCEPTION 'settlements are written at read committed only' USING ERRCODE = 'EG403';
            END IF;
            SELECT currency INTO agreed FROM escrows WHERE id = about FOR NO KEY UPDATE;
            SELECT coalesce(sum(amount + fee) FILTER (WHERE state IN ('RESERVED', 'SUBMITTED')), 0),
                coalesce(sum(amount + fee) FILTER (WHERE state = 'CONFIRMED'), 0)
                INTO open, paid FROM settlements WHERE escrow_id = about;
            SELECT coalesce(sum(balance) FILTER (WHERE account = 'RESERVED'), 0),
                coalesce(sum(balance) FILTER (WHERE account IN ('RELEASED', 'REFUNDED', 'FEES')), 0)
                INTO reserved, gone FROM ledger_balances WHERE subject_id = about AND currency = agreed;
            SELECT coalesce(sum(amount), 0) INTO received FROM funds_received WHERE escrow_id = about;
            IF open > reserved OR paid <> gone OR open + paid > received THEN
                RAISE EXCEPTION
                    'escrow %: % to be paid of % set aside, % paid of % booked, % received',
                    about, open, reserved, paid, gone, received
                    USING ERRCODE = 'EG403', CONSTRAINT = 'settlements_covered';
            END IF;
        END
        $$;
        CREATE FUNCTION guard_settled_money() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM require_settlements_covered(NEW.escrow_id);
            RETURN NULL;
        END
        $$;
        CREATE FUNCTION guard_moved_money() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM require_settlements_covered(NEW.subject_id);
            RETURN NULL;
        END
        $$
        """;

    // What adds to what is to be paid, and what takes from what pays it; nothing else of an escrow's way asks.
    private const string Triggers =
        """
        CREATE CONSTRAINT TRIGGER settlements_covered AFTER INSERT ON settlements
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state <> 'FAILED')
            EXECUTE FUNCTION guard_settled_money();
        CREATE CONSTRAINT TRIGGER settlements_paid_once AFTER UPDATE OF state ON settlements
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'CONFIRMED')
            EXECUTE FUNCTION guard_settled_money();
        CREATE CONSTRAINT TRIGGER ledger_movements_covered AFTER INSERT ON ledger_movements
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            WHEN (NEW.subject_kind = 'ESCROW' AND (NEW.from_account IN ('RESERVED', 'RELEASED', 'REFUNDED', 'FEES')
                OR NEW.to_account IN ('RELEASED', 'REFUNDED', 'FEES')))
            EXECUTE FUNCTION guard_moved_money();
        CREATE TRIGGER funds_received_fixed
            BEFORE UPDATE OF escrow_id, number, rail, provider_id, amount, sender, recorded_at ON funds_received
            FOR EACH ROW EXECUTE FUNCTION refuse_change()
        """;

    // How old the money is that is held is asked every few minutes, among all escrows that ever were.
    private const string Held =
        """
        CREATE INDEX ix_escrows_held ON escrows (state) WHERE state IN ('FUNDS_HELD', 'DELIVERED', 'DISPUTED')
        """;

    /// <summary>After the tables.</summary>
    public static void GuardSettlements(this MigrationBuilder migration)
    {
        migration.Sql(Settled);
        migration.Sql(Triggers);
        migration.Sql(Held);
    }
}
