using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>MoneyIn</c>.</summary>
internal static class MoneyInSql
{
    // Where money comes in by is fixed once it is known, and what has counted never becomes another amount.
    private const string Guards =
        """
        CREATE FUNCTION guard_stripe_escrow() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF (NEW.escrow_id, NEW.payment_intent_id, NEW.opened_at) IS DISTINCT FROM
                    (OLD.escrow_id, OLD.payment_intent_id, OLD.opened_at)
                OR (OLD.state <> 'OPEN' AND NEW.state <> OLD.state)
            THEN
                RAISE EXCEPTION 'a way in never changes, and is closed once' USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$;
        CREATE TRIGGER stripe_escrows_guard BEFORE UPDATE ON stripe_escrows
            FOR EACH ROW EXECUTE FUNCTION guard_stripe_escrow();
        CREATE FUNCTION guard_stablecoin_escrow() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF (NEW.escrow_id, NEW.chain, NEW.address_id, NEW.deposit_addr, NEW.opened_at) IS DISTINCT FROM
                    (OLD.escrow_id, OLD.chain, OLD.address_id, OLD.deposit_addr, OLD.opened_at)
                OR (OLD.state <> 'OPEN' AND NEW.state <> OLD.state)
            THEN
                RAISE EXCEPTION 'a way in never changes, and is closed once' USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$;
        CREATE TRIGGER stablecoin_escrows_guard BEFORE UPDATE ON stablecoin_escrows
            FOR EACH ROW EXECUTE FUNCTION guard_stablecoin_escrow();
        CREATE FUNCTION guard_inbound_funds() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.version <> OLD.version + 1
                OR (NEW.id, NEW.rail, NEW.provider_id, NEW.created_at) IS DISTINCT FROM
                    (OLD.id, OLD.rail, OLD.provider_id, OLD.created_at)
                OR (OLD.escrow_id IS NOT NULL AND NEW.escrow_id IS DISTINCT FROM OLD.escrow_id)
                OR (OLD.state IN ('ACCEPTED', 'RETURNED', 'REVERSED')
                    AND (NEW.amount, NEW.currency, NEW.sender) IS DISTINCT FROM (OLD.amount, OLD.currency, OLD.sender))
            THEN
                RAISE EXCEPTION 'money that has counted stays what it was' USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$;
        CREATE TRIGGER inbound_funds_guard BEFORE UPDATE ON inbound_funds
            FOR EACH ROW EXECUTE FUNCTION guard_inbound_funds();
        CREATE FUNCTION guard_webhook_event() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.state <> 'PENDING'
                OR (NEW.id, NEW.rail, NEW.event_id, NEW.type, NEW.body, NEW.headers::text, NEW.created_at)
                    IS DISTINCT FROM
                    (OLD.id, OLD.rail, OLD.event_id, OLD.type, OLD.body, OLD.headers::text, OLD.created_at)
            THEN
                RAISE EXCEPTION 'a webhook stays as it came, and is handled once' USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$;
        CREATE TRIGGER webhook_events_guard BEFORE UPDATE ON webhook_events
            FOR EACH ROW EXECUTE FUNCTION guard_webhook_event()
        """;

    // Money that fits no escrow is of no institution, and what the operator does about it is audited all the same.
    private const string Audit =
        """
        ALTER TABLE audit_events
            DROP CONSTRAINT ck_audit_events_institution,
            ADD CONSTRAINT ck_audit_events_institution
                CHECK (institution_id IS NOT NULL OR action IN ('AUTH_FAILED', 'AUTH_FORBIDDEN', 'RATE_LIMITED')
                    OR resource_type IN ('job', 'jobs', 'job_queue', 'consumer', 'schedule', 'funds',
                        'reconciliation_break'))
        """;

    private static readonly string[] NeverDeleted =
        ["stripe_escrows", "stablecoin_escrows", "inbound_funds", "webhook_events"];

    /// <summary>After the tables.</summary>
    public static void AddMoneyIn(this MigrationBuilder migration)
    {
        foreach (var sql in (string[])[Guards, Audit, .. NeverDeleted.Select(Keep)])
            migration.Sql(sql);
    }

    private static string Keep(string table) =>
        $"""
        CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER {table}_never_truncated BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;
}
