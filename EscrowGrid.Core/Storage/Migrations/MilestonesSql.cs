using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>Milestones</c>.</summary>
internal static class MilestonesSql
{
    private const string Guard =
        """
        CREATE OR REPLACE FUNCTION guard_escrow() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.version <> OLD.version + 1
                OR NEW.ledger_head = OLD.ledger_head
                OR (NEW.id, NEW.institution_id, NEW.buyer_id, NEW.seller_id, NEW.rail, NEW.currency, NEW.amount,
                    NEW.seller_fee, NEW.payment_deadline, NEW.acceptance_period, NEW.on_silence, NEW.delivery_period,
                    NEW.dispute_period, NEW.on_stalemate, NEW.payout_destination, NEW.contract_reference,
                    NEW.created_at, NEW.milestone_of, NEW.milestone_number, NEW.milestone_title) IS DISTINCT FROM
                    (OLD.id, OLD.institution_id, OLD.buyer_id, OLD.seller_id, OLD.rail, OLD.currency, OLD.amount,
                    OLD.seller_fee, OLD.payment_deadline, OLD.acceptance_period, OLD.on_silence, OLD.delivery_period,
                    OLD.dispute_period, OLD.on_stalemate, OLD.payout_destination, OLD.contract_reference,
                    OLD.created_at, OLD.milestone_of, OLD.milestone_number, OLD.milestone_title)
                OR (OLD.state IN ('RELEASED', 'REFUNDED', 'CANCELLED') AND NEW.state <> OLD.state)
            THEN
                RAISE EXCEPTION 'what was agreed about an escrow never changes, and its state by one version'
                    USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$
        """;

    // Asked once the transaction is complete: all milestones of an agreement are made by one.
    private const string Sum =
        """
        CREATE FUNCTION guard_milestone_sum() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM escrows agreement
                WHERE agreement.id = NEW.milestone_of AND (
                    agreement.milestone_of IS NOT NULL
                    OR (agreement.amount, agreement.seller_fee) <> (
                        SELECT sum(part.amount), sum(part.seller_fee) FROM escrows part
                        WHERE part.milestone_of = agreement.id)))
            THEN
                RAISE EXCEPTION 'milestones sum up to what was agreed, in amount and fee, and have none of their own'
                    USING ERRCODE = 'EG403';
            END IF;
            RETURN NULL;
        END
        $$;
        CREATE CONSTRAINT TRIGGER escrows_milestone_sum AFTER INSERT ON escrows
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.milestone_of IS NOT NULL)
            EXECUTE FUNCTION guard_milestone_sum()
        """;

    // A milestone is an escrow; this is how operators ask for milestones by the name that the specification gives.
    private const string View =
        """
        CREATE VIEW milestone_escrows AS
            SELECT id, milestone_of AS escrow_id, milestone_number AS ordinal, milestone_title AS title, amount,
                state AS status
            FROM escrows WHERE milestone_of IS NOT NULL
        """;

    private const string Messages =
        """
        CREATE TRIGGER dispute_messages_append_only BEFORE UPDATE OR DELETE ON dispute_messages
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER dispute_messages_never_truncated BEFORE TRUNCATE ON dispute_messages
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;

    /// <summary>After the columns and the table.</summary>
    public static void AddMilestones(this MigrationBuilder migration)
    {
        foreach (var sql in (string[])[Guard, Sum, View, Messages])
            migration.Sql(sql);
    }
}
