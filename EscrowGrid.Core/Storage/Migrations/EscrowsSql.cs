using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>Escrows</c>.</summary>
internal static class EscrowsSql
{
    private const string Events =
        """
        CREATE TABLE escrow_events (
            escrow_id uuid NOT NULL REFERENCES escrows (id) ON DELETE RESTRICT,
            sequence bigint NOT NULL CHECK (sequence >= 1),
            at timestamp(3) with time zone NOT NULL,
            id uuid NOT NULL,
            kind text NOT NULL,
            previous_state text,
            new_state text NOT NULL,
            payload json NOT NULL CHECK (json_typeof(payload) = 'object'),
            previous_hash bytea NOT NULL,
            hash bytea NOT NULL,
            log_transaction bigint NOT NULL DEFAULT log_transaction(),
            log_sequence bigint NOT NULL DEFAULT nextval('ledger_log_sequence'),
            PRIMARY KEY (escrow_id, sequence, at),
            CONSTRAINT ck_escrow_events_states CHECK (
                (sequence = 1 AND kind = 'CREATED' AND previous_state IS NULL AND new_state = 'AWAIT_FUNDS')
                OR (sequence > 1 AND (previous_state = new_state OR (previous_state, new_state) IN (
                    ('AWAIT_FUNDS', 'FUNDS_HELD'), ('AWAIT_FUNDS', 'CANCELLED'), ('FUNDS_HELD', 'DELIVERED'),
                    ('FUNDS_HELD', 'DISPUTED'), ('FUNDS_HELD', 'REFUNDED'), ('DELIVERED', 'RELEASED'),
                    ('DELIVERED', 'DISPUTED'), ('DELIVERED', 'REFUNDED'), ('DISPUTED', 'RELEASED'),
                    ('DISPUTED', 'REFUNDED'))))),
            CONSTRAINT ck_escrow_events_hashes CHECK (
                octet_length(hash) = 32 AND octet_length(previous_hash) = 32
                AND (sequence = 1) = (previous_hash = decode(repeat('00', 32), 'hex')))
        ) PARTITION BY RANGE (at);
        CREATE INDEX ix_escrow_events_id ON escrow_events (id);
        CREATE INDEX ix_escrow_events_log ON escrow_events (log_transaction, log_sequence);
        CREATE TABLE escrow_events_default PARTITION OF escrow_events DEFAULT;
        CREATE TRIGGER escrow_events_append_only BEFORE UPDATE OR DELETE ON escrow_events
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER escrow_events_never_truncated BEFORE TRUNCATE ON escrow_events
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;

    // Only what the commands change ever changes, one version at a time, and nothing once it is final but the ledger of
    // money that goes back.
    private const string Guards =
        """
        CREATE FUNCTION guard_escrow() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.version <> OLD.version + 1
                OR NEW.ledger_head = OLD.ledger_head
                OR (NEW.id, NEW.institution_id, NEW.buyer_id, NEW.seller_id, NEW.rail, NEW.currency, NEW.amount,
                    NEW.seller_fee, NEW.payment_deadline, NEW.acceptance_period, NEW.on_silence, NEW.delivery_period,
                    NEW.dispute_period, NEW.on_stalemate, NEW.payout_destination, NEW.contract_reference,
                    NEW.created_at) IS DISTINCT FROM
                    (OLD.id, OLD.institution_id, OLD.buyer_id, OLD.seller_id, OLD.rail, OLD.currency, OLD.amount,
                    OLD.seller_fee, OLD.payment_deadline, OLD.acceptance_period, OLD.on_silence, OLD.delivery_period,
                    OLD.dispute_period, OLD.on_stalemate, OLD.payout_destination, OLD.contract_reference,
                    OLD.created_at)
                OR (OLD.state IN ('RELEASED', 'REFUNDED', 'CANCELLED') AND NEW.state <> OLD.state)
            THEN
                RAISE EXCEPTION 'what was agreed about an escrow never changes, and its state by one version'
                    USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$;
        CREATE TRIGGER escrows_guard BEFORE UPDATE ON escrows FOR EACH ROW EXECUTE FUNCTION guard_escrow();
        CREATE FUNCTION guard_settlement() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.state IN ('CONFIRMED', 'FAILED')
                OR (NEW.id, NEW.escrow_id, NEW.number, NEW.decision, NEW.kind, NEW.amount, NEW.fee, NEW.source,
                    NEW.destination) IS DISTINCT FROM
                    (OLD.id, OLD.escrow_id, OLD.number, OLD.decision, OLD.kind, OLD.amount, OLD.fee, OLD.source,
                    OLD.destination)
            THEN
                RAISE EXCEPTION 'a settlement is fixed when it is reserved, and over when it is confirmed or failed'
                    USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$;
        CREATE TRIGGER settlements_guard BEFORE UPDATE ON settlements FOR EACH ROW EXECUTE FUNCTION guard_settlement();
        CREATE FUNCTION guard_escrow_command() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.state <> 'PENDING'
                OR (NEW.id, NEW.escrow_id, NEW.institution_id, NEW.type, NEW.command::text, NEW.actor_class,
                    NEW.actor_user, NEW.request_id, NEW.at) IS DISTINCT FROM
                    (OLD.id, OLD.escrow_id, OLD.institution_id, OLD.type, OLD.command::text, OLD.actor_class,
                    OLD.actor_user, OLD.request_id, OLD.at)
            THEN
                RAISE EXCEPTION 'a command is decided once' USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$;
        CREATE TRIGGER escrow_commands_guard BEFORE UPDATE ON escrow_commands
            FOR EACH ROW EXECUTE FUNCTION guard_escrow_command()
        """;

    // A partitioned table's constraints are changed for all of its partitions.
    private const string Movements =
        """
        ALTER TABLE ledger_movements
            DROP CONSTRAINT ck_ledger_movements_subject_kind,
            DROP CONSTRAINT ck_ledger_movements_accounts,
            ADD CONSTRAINT ck_ledger_movements_subject_kind CHECK (subject_kind IN ('POSITION', 'ESCROW')),
            ADD CONSTRAINT ck_ledger_movements_accounts CHECK (
                from_account IN ('OUTSIDE', 'HELD', 'RELEASED', 'REFUNDED', 'UNAPPLIED', 'RESERVED', 'FEES')
                AND to_account IN ('OUTSIDE', 'HELD', 'RELEASED', 'REFUNDED', 'UNAPPLIED', 'RESERVED', 'FEES')
                AND from_account <> to_account)
        """;

    private const string Partitions =
        """
        CREATE OR REPLACE FUNCTION create_month_partition(parent text, month date) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER AS $$
        DECLARE
            partition text := parent || to_char(month, '_YYYY_MM');
        BEGIN
            IF parent NOT IN (
                    'position_events', 'ledger_events', 'ledger_movements', 'escrow_events', 'audit_events', 'events')
                OR month <> date_trunc('month', month)
            THEN
                RAISE EXCEPTION 'no table by month: % of %', parent, month USING ERRCODE = 'EG403';
            END IF;
            IF to_regclass(partition) IS NOT NULL THEN
                RETURN false;
            END IF;
            EXECUTE format(
                'CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', partition, parent,
                to_char(month, 'YYYY-MM-DD"T00:00:00Z"'),
                to_char(month + interval '1 month', 'YYYY-MM-DD"T00:00:00Z"'));
            RETURN true;
        END
        $$;
        DO $$
        BEGIN
            EXECUTE format('ALTER FUNCTION create_month_partition(text, date) SET search_path = %I, pg_temp',
                current_schema());
        END
        $$
        """;

    private static readonly string[] NeverDeleted =
        ["escrows", "escrow_commands", "settlements", "funds_received", "deliveries", "disputes"];

    /// <summary>After the tables.</summary>
    public static void AddEscrows(this MigrationBuilder migration)
    {
        foreach (var sql in (string[])[Events, Guards, Movements, Partitions, .. NeverDeleted.Select(Keep)])
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
