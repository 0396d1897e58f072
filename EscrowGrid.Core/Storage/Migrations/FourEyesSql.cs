using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>FourEyes</c>.</summary>
internal static class FourEyesSql
{
    // A command that waits for a second person is let through once, or refused; from then on it is decided once.
    private const string Commands =
        """
        CREATE OR REPLACE FUNCTION guard_escrow_command() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT (OLD.state = 'PENDING' AND NEW.state <> 'AWAITING_APPROVAL'
                    OR OLD.state = 'AWAITING_APPROVAL' AND NEW.state IN ('PENDING', 'REJECTED'))
                OR (NEW.id, NEW.escrow_id, NEW.institution_id, NEW.type, NEW.command::text, NEW.actor_class,
                    NEW.actor_user, NEW.request_id, NEW.at, NEW.only_at_version) IS DISTINCT FROM
                    (OLD.id, OLD.escrow_id, OLD.institution_id, OLD.type, OLD.command::text, OLD.actor_class,
                    OLD.actor_user, OLD.request_id, OLD.at, OLD.only_at_version)
            THEN
                RAISE EXCEPTION 'a command is decided once' USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$
        """;

    private const string Approvals =
        """
        CREATE FUNCTION guard_escrow_approval() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.state <> 'PENDING'
                OR (NEW.id, NEW.currency, NEW.amount, NEW.requested_by, NEW.requested_by_key, NEW.created_at,
                    NEW.expires_at) IS DISTINCT FROM
                    (OLD.id, OLD.currency, OLD.amount, OLD.requested_by, OLD.requested_by_key, OLD.created_at,
                    OLD.expires_at)
            THEN
                RAISE EXCEPTION 'an approval is decided once, for what was asked' USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$;
        CREATE TRIGGER escrow_approvals_guard BEFORE UPDATE ON escrow_approvals
            FOR EACH ROW EXECUTE FUNCTION guard_escrow_approval();
        CREATE TRIGGER escrow_approvals_never_deleted BEFORE DELETE ON escrow_approvals
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER escrow_approvals_never_truncated BEFORE TRUNCATE ON escrow_approvals
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;

    /// <summary>After the tables.</summary>
    public static void AddFourEyes(this MigrationBuilder migration)
    {
        migration.Sql(Commands);
        migration.Sql(Approvals);
    }
}
