using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>
/// What EF cannot express: tables partitioned by month, refusals by trigger, and the guard of conditional writes.
/// Hand-written, except for its designer file.
/// </summary>
public partial class AppendOnlyTables : Migration
{
    // Raises an error, which rolls back the batch, unless the statement before changed exactly one row.
    private const string Guard =
        """
        CREATE FUNCTION require_one_row(changed bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF changed <> 1 THEN
                RAISE EXCEPTION 'expected to change one row, changed %', changed USING ERRCODE = 'EG409';
            END IF;
        END
        $$
        """;

    private const string Refusal =
        """
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'table % is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'EG403';
        END
        $$
        """;

    // The pairs of allowed states are those of TransitionTable; a test compares the two.
    private const string PositionEvents =
        """
        CREATE TABLE position_events (
            position_id uuid NOT NULL REFERENCES positions (id) ON DELETE RESTRICT,
            sequence bigint NOT NULL CHECK (sequence >= 2),
            at timestamp(3) with time zone NOT NULL,
            id uuid NOT NULL,
            from_state text NOT NULL,
            to_state text NOT NULL,
            reason text,
            metadata json CHECK (json_typeof(metadata) = 'object'),
            PRIMARY KEY (position_id, sequence, at),
            CONSTRAINT ck_position_events_transition CHECK ((from_state, to_state) IN (
                ('CREATED', 'FUNDED'), ('CREATED', 'CANCELLED'), ('CREATED', 'EXPIRED'),
                ('FUNDED', 'PARTIALLY_RELEASED'), ('FUNDED', 'RELEASED'), ('FUNDED', 'CANCELLED'), ('FUNDED', 'EXPIRED'),
                ('PARTIALLY_RELEASED', 'PARTIALLY_RELEASED'), ('PARTIALLY_RELEASED', 'RELEASED'),
                ('PARTIALLY_RELEASED', 'CANCELLED'), ('PARTIALLY_RELEASED', 'EXPIRED')))
        ) PARTITION BY RANGE (at);
        CREATE TABLE position_events_default PARTITION OF position_events DEFAULT
        """;

    private const string LedgerEvents =
        """
        CREATE TABLE ledger_events (
            position_id uuid NOT NULL REFERENCES positions (id) ON DELETE RESTRICT,
            sequence bigint NOT NULL CHECK (sequence >= 1),
            at timestamp(3) with time zone NOT NULL,
            id uuid NOT NULL,
            kind text NOT NULL,
            previous_state text,
            new_state text NOT NULL,
            payload json NOT NULL CHECK (json_typeof(payload) = 'object'),
            PRIMARY KEY (position_id, sequence, at),
            CONSTRAINT ck_ledger_events_kind CHECK (
                (kind = 'POSITION_CREATED' AND sequence = 1 AND previous_state IS NULL AND new_state = 'CREATED')
                OR (kind = 'POSITION_STATE_CHANGED' AND sequence > 1 AND previous_state IS NOT NULL))
        ) PARTITION BY RANGE (at);
        CREATE INDEX ix_ledger_events_at ON ledger_events (at);
        CREATE TABLE ledger_events_default PARTITION OF ledger_events DEFAULT
        """;

    private const string AuditEvents =
        """
        CREATE TABLE audit_events (
            occurred_at timestamp(3) with time zone NOT NULL,
            id uuid NOT NULL,
            request_id text NOT NULL,
            actor_role text NOT NULL CHECK (actor_role IN ('root', 'admin', 'read_only')),
            api_key_id uuid,
            institution_id uuid NOT NULL,
            method text NOT NULL,
            path text NOT NULL,
            client_ip text,
            action text NOT NULL,
            outcome text NOT NULL CHECK (outcome IN ('success', 'failure')),
            status_code integer NOT NULL CHECK (status_code BETWEEN 100 AND 599),
            resource_type text NOT NULL,
            resource_id text NOT NULL,
            payload json NOT NULL CHECK (json_typeof(payload) = 'object'),
            error_code text,
            PRIMARY KEY (occurred_at, id),
            CONSTRAINT ck_audit_events_actor CHECK ((actor_role = 'root') = (api_key_id IS NULL)),
            CONSTRAINT ck_audit_events_error CHECK ((outcome = 'failure') = (error_code IS NOT NULL))
        ) PARTITION BY RANGE (occurred_at);
        CREATE INDEX ix_audit_events_institution ON audit_events (institution_id, occurred_at);
        CREATE INDEX ix_audit_events_api_key ON audit_events (api_key_id, occurred_at) WHERE api_key_id IS NOT NULL;
        CREATE TABLE audit_events_default PARTITION OF audit_events DEFAULT
        """;

    // Only the state of a position ever changes, one version at a time.
    private const string PositionGuard =
        """
        CREATE FUNCTION guard_position() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.version <> OLD.version + 1
                OR (NEW.id, NEW.institution_id, NEW.asset_id, NEW.holder_reference, NEW.currency, NEW.amount,
                    NEW.created_at) IS DISTINCT FROM
                    (OLD.id, OLD.institution_id, OLD.asset_id, OLD.holder_reference, OLD.currency, OLD.amount,
                    OLD.created_at)
                OR NEW.external_reference IS DISTINCT FROM OLD.external_reference
                OR OLD.state IN ('RELEASED', 'CANCELLED', 'EXPIRED')
            THEN
                RAISE EXCEPTION 'a position changes only its state, by one version, until it is final'
                    USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$;
        CREATE TRIGGER positions_guard BEFORE UPDATE ON positions FOR EACH ROW EXECUTE FUNCTION guard_position();
        CREATE TRIGGER positions_never_deleted BEFORE DELETE ON positions
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER positions_never_truncated BEFORE TRUNCATE ON positions
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;

    // Rows come and go: vacuum early, so that the table stays small.
    private const string OutboxStorage =
        """
        ALTER TABLE outbox_messages SET (
            fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.1)
        """;

    private static readonly string[] AppendOnly = ["position_events", "ledger_events", "audit_events"];

    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var sql in new[] { Guard, Refusal, PositionEvents, LedgerEvents, AuditEvents, PositionGuard, OutboxStorage })
            migrationBuilder.Sql(sql);
        foreach (var table in AppendOnly)
        {
            migrationBuilder.Sql(
                $"""
                CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
                    FOR EACH ROW EXECUTE FUNCTION refuse_change();
                CREATE TRIGGER {table}_never_truncated BEFORE TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
                """);
        }
    }

    /// <summary>Refused: it would delete the ledger.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new System.NotSupportedException("The ledger is never dropped; restore a backup instead.");
}
