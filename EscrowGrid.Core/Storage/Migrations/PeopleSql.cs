using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>People</c>.</summary>
internal static class PeopleSql
{
    // A write is decided by a role and made by a session; both may have been remembered a moment too long. So whoever
    // asks is the session as it is now.
    private const string LiveSession =
        """
        CREATE FUNCTION require_live_session(session uuid, expected_role text) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (
                SELECT FROM user_sessions AS it JOIN users ON users.id = it.user_id
                WHERE it.id = session AND it.ended_at IS NULL AND users.state = 'ACTIVE'
                    AND users.role = expected_role) THEN
                RAISE EXCEPTION 'the session has ended' USING ERRCODE = 'EG401';
            END IF;
        END
        $$
        """;

    // To the listeners of changed keys: instances that remember who is behind a session forget it. When it was used
    // last tells nobody anything about its rights.
    private const string Changes =
        """
        CREATE FUNCTION tell_session_end() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_notify('escrowgrid_api_keys', 'session ' || OLD.id);
            RETURN NULL;
        END
        $$;
        CREATE TRIGGER user_sessions_tell_end AFTER UPDATE OF ended_at OR DELETE ON user_sessions
            FOR EACH ROW EXECUTE FUNCTION tell_session_end();
        CREATE FUNCTION tell_user_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_notify('escrowgrid_api_keys', 'session ' || id)
            FROM user_sessions WHERE user_id = NEW.id AND ended_at IS NULL;
            RETURN NULL;
        END
        $$;
        CREATE TRIGGER users_tell_change AFTER UPDATE ON users FOR EACH ROW
            WHEN ((OLD.role, OLD.state, OLD.terms_version) IS DISTINCT FROM (NEW.role, NEW.state, NEW.terms_version))
            EXECUTE FUNCTION tell_user_change()
        """;

    // Whose a user is never changes, a session that has ended never lives again, a used token is never unused.
    private const string Guards =
        """
        CREATE TRIGGER users_fixed BEFORE UPDATE OF id, institution_id, created_at ON users FOR EACH ROW
            WHEN ((NEW.id, NEW.institution_id, NEW.created_at)
                IS DISTINCT FROM (OLD.id, OLD.institution_id, OLD.created_at)) EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER users_never_deleted BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER users_never_truncated BEFORE TRUNCATE ON users
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER user_sessions_stay_ended BEFORE UPDATE ON user_sessions FOR EACH ROW
            WHEN (OLD.ended_at IS NOT NULL OR NEW.user_id <> OLD.user_id OR NEW.ends_at <> OLD.ends_at)
            EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER user_refresh_tokens_stay_used BEFORE UPDATE ON user_refresh_tokens FOR EACH ROW
            WHEN (OLD.used_at IS NOT NULL OR NEW.session_id <> OLD.session_id) EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER user_consents_append_only BEFORE UPDATE OR DELETE ON user_consents
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER user_consents_never_truncated BEFORE TRUNCATE ON user_consents
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;

    // Users act too.
    private const string Actors =
        """
        ALTER TABLE audit_events
            ADD COLUMN user_id uuid,
            DROP CONSTRAINT ck_audit_events_actor_role,
            ADD CONSTRAINT ck_audit_events_actor_role
                CHECK (actor_role IN ('root', 'admin', 'read_only', 'anonymous', 'system', 'user')),
            DROP CONSTRAINT ck_audit_events_actor,
            ADD CONSTRAINT ck_audit_events_actor CHECK (
                (actor_role IN ('root', 'anonymous', 'system', 'user')) = (api_key_id IS NULL)
                AND (actor_role = 'user') = (user_id IS NOT NULL))
        """;

    /// <summary>After the tables.</summary>
    public static void AddPeople(this MigrationBuilder migration)
    {
        migration.Sql(LiveSession);
        migration.Sql(Changes);
        migration.Sql(Guards);
        migration.Sql(Actors);
    }
}
