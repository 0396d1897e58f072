using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>ChainMirror</c>.</summary>
internal static class ChainMirrorSql
{
    private const string Append =
        """
        CREATE TRIGGER chain_transactions_append_only BEFORE UPDATE OR DELETE ON chain_transactions
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER chain_transactions_never_truncated BEFORE TRUNCATE ON chain_transactions
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;

    // The nonces of an account are given out once: it never goes back.
    private const string AccountGuard =
        """
        CREATE TRIGGER chain_accounts_count_up BEFORE UPDATE ON chain_accounts FOR EACH ROW
            WHEN (NEW.next_nonce < OLD.next_nonce) EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER chain_accounts_never_deleted BEFORE DELETE ON chain_accounts
            FOR EACH ROW EXECUTE FUNCTION refuse_change()
        """;

    // As the migration was written; a later change of the table of states is a later migration.
    private const string OperationGuard =
        """
        CREATE FUNCTION guard_chain_operation() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.version <> OLD.version + 1 OR OLD.is_final
                OR (NEW.id, NEW.number, NEW.ledger_event_id, NEW.position_id, NEW.institution_id, NEW.kind,
                    NEW.payload, NEW.created_at) IS DISTINCT FROM
                    (OLD.id, OLD.number, OLD.ledger_event_id, OLD.position_id, OLD.institution_id, OLD.kind,
                    OLD.payload, OLD.created_at)
                OR NOT (NEW.state = OLD.state OR (OLD.state, NEW.state) IN (
                    ('PENDING', 'SUBMITTED'), ('PENDING', 'FAILED'), ('PENDING', 'EXHAUSTED'), ('PENDING', 'SKIPPED'),
                    ('SUBMITTED', 'CONFIRMED'), ('SUBMITTED', 'FAILED'), ('SUBMITTED', 'EXHAUSTED'),
                    ('SUBMITTED', 'PENDING'),
                    ('CONFIRMED', 'SUBMITTED'), ('CONFIRMED', 'FAILED'), ('CONFIRMED', 'EXHAUSTED'),
                    ('FAILED', 'SUBMITTED'), ('FAILED', 'EXHAUSTED'), ('FAILED', 'PENDING'), ('FAILED', 'SKIPPED'),
                    ('EXHAUSTED', 'PENDING'), ('EXHAUSTED', 'SKIPPED'), ('SKIPPED', 'PENDING')))
            THEN
                RAISE EXCEPTION 'a record of the mirror changes only by the table of its states, by one version'
                    USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$;
        CREATE TRIGGER chain_operations_guard BEFORE UPDATE ON chain_operations
            FOR EACH ROW EXECUTE FUNCTION guard_chain_operation();
        CREATE TRIGGER chain_operations_never_deleted BEFORE DELETE ON chain_operations
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER chain_operations_never_truncated BEFORE TRUNCATE ON chain_operations
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;

    /// <summary>After the tables.</summary>
    public static void AddChainMirror(this MigrationBuilder migration)
    {
        migration.Sql(Append);
        migration.Sql(AccountGuard);
        migration.Sql(OperationGuard);
    }
}
