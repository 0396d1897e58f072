using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>Accounts</c>.</summary>
internal static class AccountsSql
{
    private const string Movements =
        """
        CREATE SEQUENCE movement_log_sequence;
        CREATE TABLE ledger_movements (
            ledger_event_id uuid NOT NULL,
            number integer NOT NULL CHECK (number >= 1),
            at timestamp(3) with time zone NOT NULL,
            institution_id uuid NOT NULL,
            subject_kind text NOT NULL CONSTRAINT ck_ledger_movements_subject_kind CHECK (subject_kind = 'POSITION'),
            subject_id uuid NOT NULL,
            from_account text NOT NULL,
            to_account text NOT NULL,
            currency text NOT NULL,
            amount numeric(32,8) NOT NULL CHECK (amount > 0),
            log_transaction bigint NOT NULL DEFAULT log_transaction(),
            log_sequence bigint NOT NULL DEFAULT nextval('movement_log_sequence'),
            PRIMARY KEY (ledger_event_id, number, at),
            CONSTRAINT ck_ledger_movements_accounts CHECK (
                from_account IN ('OUTSIDE', 'HELD', 'RELEASED', 'REFUNDED')
                AND to_account IN ('OUTSIDE', 'HELD', 'RELEASED', 'REFUNDED') AND from_account <> to_account)
        ) PARTITION BY RANGE (at);
        CREATE INDEX ix_ledger_movements_subject ON ledger_movements (subject_id, at);
        CREATE INDEX ix_ledger_movements_institution ON ledger_movements (institution_id, at);
        CREATE INDEX ix_ledger_movements_log ON ledger_movements (log_transaction, log_sequence);
        CREATE TABLE ledger_movements_default PARTITION OF ledger_movements DEFAULT;
        CREATE TRIGGER ledger_movements_append_only BEFORE UPDATE OR DELETE ON ledger_movements
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER ledger_movements_never_truncated BEFORE TRUNCATE ON ledger_movements
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;

    // Whoever writes a movement, however, moves the balances with it, and nobody else can: services have no right to
    // write balances. The constraint of the balance refuses to move what is not there.
    private const string Balances =
        """
        CREATE FUNCTION post_movement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
        BEGIN
            IF NEW.from_account <> 'OUTSIDE' THEN
                UPDATE ledger_balances SET balance = balance - NEW.amount
                WHERE subject_id = NEW.subject_id AND account = NEW.from_account AND currency = NEW.currency;
                IF NOT FOUND THEN
                    RAISE EXCEPTION 'there is no % in % of %', NEW.currency, NEW.from_account, NEW.subject_id
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_ledger_balances_balance';
                END IF;
            END IF;
            IF NEW.to_account <> 'OUTSIDE' THEN
                INSERT INTO ledger_balances AS it
                    (subject_id, account, currency, institution_id, subject_kind, balance)
                VALUES (NEW.subject_id, NEW.to_account, NEW.currency, NEW.institution_id, NEW.subject_kind, NEW.amount)
                ON CONFLICT (subject_id, account, currency) DO UPDATE SET balance = it.balance + excluded.balance;
            END IF;
            RETURN NULL;
        END
        $$;
        DO $$
        BEGIN
            EXECUTE format('ALTER FUNCTION post_movement() SET search_path = %I, pg_temp', current_schema());
        END
        $$;
        CREATE TRIGGER ledger_movements_post AFTER INSERT ON ledger_movements
            FOR EACH ROW EXECUTE FUNCTION post_movement();
        CREATE TRIGGER ledger_balances_never_truncated BEFORE TRUNCATE ON ledger_balances
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER ledger_balances_never_deleted BEFORE DELETE ON ledger_balances
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        ALTER TABLE ledger_balances SET (fillfactor = 80)
        """;

    // One run at a time; a run that finds another one at work leaves it to that one. Below the horizon every
    // transaction has ended, so no movement is passed by that commits late.
    private const string Fold =
        """
        INSERT INTO ledger_folds (id, through_transaction, through_sequence) VALUES (1, 0, 0);
        CREATE FUNCTION fold_movements(batch integer) RETURNS bigint LANGUAGE plpgsql AS $$
        DECLARE
            mark ledger_folds;
            last ledger_movements;
            count bigint;
        BEGIN
            SELECT * INTO mark FROM ledger_folds WHERE id = 1 FOR UPDATE SKIP LOCKED;
            IF NOT FOUND THEN
                RETURN 0;
            END IF;
            SELECT * INTO last FROM (
                SELECT * FROM ledger_movements
                WHERE (log_transaction, log_sequence) > (mark.through_transaction, mark.through_sequence)
                    AND log_transaction < log_horizon()
                ORDER BY log_transaction, log_sequence LIMIT batch) AS fresh
            ORDER BY log_transaction DESC, log_sequence DESC LIMIT 1;
            IF NOT FOUND THEN
                RETURN 0;
            END IF;
            WITH fresh AS (
                SELECT * FROM ledger_movements
                WHERE (log_transaction, log_sequence) > (mark.through_transaction, mark.through_sequence)
                    AND (log_transaction, log_sequence) <= (last.log_transaction, last.log_sequence)
            ), summed AS (
                INSERT INTO ledger_days AS it (institution_id, day, account, currency, credits, debits, movements)
                SELECT institution_id, (at AT TIME ZONE 'UTC')::date, side.account, currency, sum(side.credits),
                    sum(side.debits), count(*)
                FROM fresh CROSS JOIN LATERAL (
                    VALUES (to_account, amount, 0::numeric), (from_account, 0::numeric, amount)
                ) AS side (account, credits, debits)
                GROUP BY 1, 2, 3, 4
                ON CONFLICT (institution_id, day, account, currency) DO UPDATE
                SET credits = it.credits + excluded.credits, debits = it.debits + excluded.debits,
                    movements = it.movements + excluded.movements
            )
            SELECT count(*) INTO count FROM fresh;
            UPDATE ledger_folds
            SET through_transaction = last.log_transaction, through_sequence = last.log_sequence WHERE id = 1;
            RETURN count;
        END
        $$
        """;

    private const string Partitions =
        """
        CREATE OR REPLACE FUNCTION create_month_partition(parent text, month date) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER AS $$
        DECLARE
            partition text := parent || to_char(month, '_YYYY_MM');
        BEGIN
            IF parent NOT IN ('position_events', 'ledger_events', 'ledger_movements', 'audit_events', 'events')
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

    // What transitions before this release moved; the same rule as PositionMoney, as of this migration. Each row goes
    // to the partition of its month, which has to be there first.
    private const string EarlierTransitions =
        """
        SELECT create_month_partition('ledger_movements', month::date)
        FROM (SELECT DISTINCT date_trunc('month', at AT TIME ZONE 'UTC') AS month FROM ledger_events) AS it;
        INSERT INTO ledger_movements
            (ledger_event_id, number, at, institution_id, subject_kind, subject_id, from_account, to_account, currency,
            amount)
        SELECT entry.id, 1, entry.at, position.institution_id, 'POSITION', position.id,
            CASE WHEN entry.new_state = 'FUNDED' THEN 'OUTSIDE' ELSE 'HELD' END,
            CASE WHEN entry.new_state = 'FUNDED' THEN 'HELD'
                WHEN entry.new_state IN ('PARTIALLY_RELEASED', 'RELEASED') THEN 'RELEASED' ELSE 'REFUNDED' END,
            position.currency,
            CASE WHEN entry.new_state = 'FUNDED' THEN position.amount ELSE (entry.payload ->> 'amount')::numeric END
        FROM ledger_events AS entry JOIN positions AS position ON position.id = entry.position_id
        WHERE entry.new_state = 'FUNDED'
            OR entry.previous_state IN ('FUNDED', 'PARTIALLY_RELEASED') AND entry.payload ->> 'amount' IS NOT NULL
        ORDER BY entry.at, entry.position_id, entry.sequence
        """;

    /// <summary>After the tables.</summary>
    public static void AddAccounts(this MigrationBuilder migration)
    {
        foreach (var sql in (string[])[Movements, Balances, Fold, Partitions, EarlierTransitions])
            migration.Sql(sql);
    }
}
