using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>Books</c>.</summary>
internal static class BooksSql
{
    // What differs, and since when it is known, never changes; every change is one version.
    private const string Guard =
        """
        CREATE FUNCTION guard_reconciliation_break() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.version <> OLD.version + 1
                OR (NEW.id, NEW.kind, NEW.rail, NEW.subject, NEW.created_at) IS DISTINCT FROM
                    (OLD.id, OLD.kind, OLD.rail, OLD.subject, OLD.created_at)
            THEN
                RAISE EXCEPTION 'what differs between books never changes' USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$;
        CREATE TRIGGER reconciliation_breaks_guard BEFORE UPDATE ON reconciliation_breaks
            FOR EACH ROW EXECUTE FUNCTION guard_reconciliation_break();
        CREATE TRIGGER reconciliation_breaks_never_deleted BEFORE DELETE ON reconciliation_breaks
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER reconciliation_breaks_never_truncated BEFORE TRUNCATE ON reconciliation_breaks
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;

    /// <summary>After the table.</summary>
    public static void AddBooks(this MigrationBuilder migration) => migration.Sql(Guard);
}
