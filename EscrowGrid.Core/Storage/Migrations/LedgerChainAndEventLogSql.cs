namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>
/// What EF cannot express of the hash chain, the checkpoints and the event log. Hand-written; the migration of the same
/// name runs it.
/// </summary>
internal static class LedgerChainAndEventLogSql
{
    // A log is read in the order of (log_transaction, log_sequence). Below the horizon every transaction has ended, so
    // a reader that stops there never skips a row that commits late. Transaction numbers start again in a server that
    // a dump is restored into; the offset, which the verb migrate raises then, lets the log go on growing.
    private const string Logs =
        """
        CREATE SEQUENCE ledger_log_sequence;
        CREATE SEQUENCE event_log_sequence;
        CREATE FUNCTION log_offset() RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 0::bigint';
        CREATE FUNCTION log_transaction() RETURNS bigint LANGUAGE sql VOLATILE AS
            'SELECT pg_current_xact_id()::text::bigint + log_offset()';
        CREATE FUNCTION log_horizon() RETURNS bigint LANGUAGE sql STABLE AS
            'SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + log_offset()'
        """;

    // The hashes are null until the verb migrate has chained the rows of earlier releases; see LedgerChaining.
    private const string Chain =
        """
        ALTER TABLE ledger_events
            ADD COLUMN previous_hash bytea,
            ADD COLUMN hash bytea,
            ADD COLUMN log_transaction bigint NOT NULL DEFAULT log_transaction(),
            ADD COLUMN log_sequence bigint NOT NULL DEFAULT nextval('ledger_log_sequence'),
            ADD CONSTRAINT ck_ledger_events_hashes CHECK (
                octet_length(hash) = 32 AND octet_length(previous_hash) = 32
                AND (sequence = 1) = (previous_hash = decode(repeat('00', 32), 'hex')));
        CREATE INDEX ix_ledger_events_log ON ledger_events (log_transaction, log_sequence);
        CREATE INDEX ix_ledger_events_id ON ledger_events (id)
        """;

    // Whatever changes a position writes its ledger too. The condition costs nothing where it does not hold.
    private const string Head =
        """
        CREATE TRIGGER positions_ledger_head_moves BEFORE UPDATE ON positions FOR EACH ROW
            WHEN (NEW.ledger_head IS NOT DISTINCT FROM OLD.ledger_head) EXECUTE FUNCTION refuse_change()
        """;

    private const string Checkpoints =
        """
        ALTER TABLE ledger_checkpoints ALTER COLUMN leaves SET STORAGE EXTERNAL
        """;

    private const string Events =
        """
        CREATE TABLE events (
            log_transaction bigint NOT NULL DEFAULT log_transaction(),
            log_sequence bigint NOT NULL DEFAULT nextval('event_log_sequence'),
            occurred_at timestamp(3) with time zone NOT NULL,
            id uuid NOT NULL,
            type text NOT NULL,
            institution_id uuid NOT NULL,
            subject text NOT NULL,
            sequence bigint NOT NULL CHECK (sequence >= 1),
            payload json NOT NULL CHECK (json_typeof(payload) = 'object'),
            PRIMARY KEY (log_transaction, log_sequence, occurred_at)
        ) PARTITION BY RANGE (occurred_at);
        CREATE INDEX ix_events_institution ON events (institution_id, log_transaction, log_sequence);
        CREATE TABLE events_default PARTITION OF events DEFAULT
        """;

    // Services may neither create nor drop tables; these two do it for them, within narrow bounds. Their search path is
    // fixed, as it must be where a function has its owner's rights.
    private const string Partitions =
        """
        CREATE FUNCTION create_month_partition(parent text, month date) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER AS $$
        DECLARE
            partition text := parent || to_char(month, '_YYYY_MM');
        BEGIN
            IF parent NOT IN ('position_events', 'ledger_events', 'audit_events', 'events')
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
        CREATE FUNCTION drop_event_month(month date) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
        DECLARE
            partition text := 'events' || to_char(month, '_YYYY_MM');
        BEGIN
            IF month <> date_trunc('month', month) OR month + interval '1 month 30 days' > now() THEN
                RAISE EXCEPTION 'events of % are too young to be dropped', month USING ERRCODE = 'EG403';
            END IF;
            IF to_regclass(partition) IS NULL THEN
                RETURN false;
            END IF;
            EXECUTE format('DROP TABLE %I', partition);
            RETURN true;
        END
        $$;
        REVOKE EXECUTE ON FUNCTION create_month_partition(text, date), drop_event_month(date) FROM PUBLIC;
        DO $$
        BEGIN
            EXECUTE format('ALTER FUNCTION create_month_partition(text, date) SET search_path = %I, pg_temp',
                current_schema());
            EXECUTE format('ALTER FUNCTION drop_event_month(date) SET search_path = %I, pg_temp', current_schema());
        END
        $$
        """;

    // Each row goes to the partition of its month, which has to be there first.
    private const string EarlierEvents =
        """
        SELECT create_month_partition('events', month::date)
        FROM (SELECT DISTINCT date_trunc('month', occurred_at AT TIME ZONE 'UTC') AS month FROM outbox_messages) AS it;
        INSERT INTO events (id, type, institution_id, subject, sequence, occurred_at, payload)
        SELECT id, type, institution_id, subject, sequence, occurred_at, payload
        FROM outbox_messages ORDER BY occurred_at, sequence
        """;

    private static readonly string[] AppendOnly = ["events", "ledger_checkpoints"];

    /// <summary>Before the outbox is dropped.</summary>
    public static IEnumerable<string> Before => [Logs, Chain, Events, Partitions, EarlierEvents];

    /// <summary>Once EF's own tables are there.</summary>
    public static IEnumerable<string> After => [Head, Checkpoints, .. AppendOnly.Select(Refuse)];

    private static string Refuse(string table) =>
        $"""
        CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER {table}_never_truncated BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;
}
