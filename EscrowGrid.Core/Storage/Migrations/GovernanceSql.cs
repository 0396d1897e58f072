using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>Governance</c>.</summary>
internal static class GovernanceSql
{
    // Whether the rules are enforced, and what they are then, binds positions: it counts as a change of the rules, so
    // that no instance opens a position by what it remembers.
    private const string SettingsCount =
        """
        CREATE FUNCTION count_settings_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF (NEW.is_enforced, NEW.regions, NEW.verticals)
                IS DISTINCT FROM (OLD.is_enforced, OLD.regions, OLD.verticals)
            THEN
                NEW.rules_version := OLD.rules_version + 1;
            END IF;
            RETURN NEW;
        END
        $$;
        CREATE TRIGGER institutions_count_change BEFORE UPDATE ON institutions
            FOR EACH ROW EXECUTE FUNCTION count_settings_change()
        """;

    private const string PositionGuard =
        """
        CREATE OR REPLACE FUNCTION guard_position() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.version <> OLD.version + 1
                OR NEW.remaining_amount > OLD.remaining_amount
                OR (NEW.id, NEW.institution_id, NEW.asset_id, NEW.holder_reference, NEW.currency, NEW.amount,
                    NEW.created_at, NEW.external_reference, NEW.is_reference_unique, NEW.metadata::text,
                    NEW.metadata_terms, NEW.expires_at) IS DISTINCT FROM
                    (OLD.id, OLD.institution_id, OLD.asset_id, OLD.holder_reference, OLD.currency, OLD.amount,
                    OLD.created_at, OLD.external_reference, OLD.is_reference_unique, OLD.metadata::text,
                    OLD.metadata_terms, OLD.expires_at)
                OR OLD.state IN ('RELEASED', 'CANCELLED', 'EXPIRED')
            THEN
                RAISE EXCEPTION 'a position changes only its state and what remains, by one version, until it is final'
                    USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$
        """;

    private const string ApprovalGuard =
        """
        CREATE FUNCTION guard_approval() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.state <> 'PENDING'
                OR (NEW.id, NEW.institution_id, NEW.position_id, NEW.position_version, NEW.to_state, NEW.amount,
                    NEW.reason, NEW.metadata::text, NEW.requested_by, NEW.created_at, NEW.expires_at) IS DISTINCT FROM
                    (OLD.id, OLD.institution_id, OLD.position_id, OLD.position_version, OLD.to_state, OLD.amount,
                    OLD.reason, OLD.metadata::text, OLD.requested_by, OLD.created_at, OLD.expires_at)
            THEN
                RAISE EXCEPTION 'an approval changes once, by its decision' USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$;
        CREATE TRIGGER approvals_guard BEFORE UPDATE ON approvals FOR EACH ROW EXECUTE FUNCTION guard_approval();
        CREATE TRIGGER approvals_never_deleted BEFORE DELETE ON approvals
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER approvals_never_truncated BEFORE TRUNCATE ON approvals
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;

    // EscrowGrid itself moves positions too, by its schedule.
    private const string SystemActor =
        """
        ALTER TABLE audit_events
            DROP CONSTRAINT ck_audit_events_actor_role,
            ADD CONSTRAINT ck_audit_events_actor_role
                CHECK (actor_role IN ('root', 'admin', 'read_only', 'anonymous', 'system')),
            DROP CONSTRAINT ck_audit_events_actor,
            ADD CONSTRAINT ck_audit_events_actor
                CHECK ((actor_role IN ('root', 'anonymous', 'system')) = (api_key_id IS NULL))
        """;

    /// <summary>After the tables and columns.</summary>
    public static void AddGovernance(this MigrationBuilder migration)
    {
        migration.Sql(SettingsCount);
        migration.Sql(PositionGuard);
        migration.Sql(ApprovalGuard);
        migration.Sql(SystemActor);
    }
}
