namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>
/// The audit trail also keeps requests that were refused: nobody that is known made them, and they may concern no
/// institution. Existing rows satisfy the new rules.
/// </summary>
internal static class AuditOfRefusals
{
    public const string Up =
        """
        ALTER TABLE audit_events
            ALTER COLUMN institution_id DROP NOT NULL,
            DROP CONSTRAINT audit_events_actor_role_check,
            ADD CONSTRAINT ck_audit_events_actor_role
                CHECK (actor_role IN ('root', 'admin', 'read_only', 'anonymous')),
            DROP CONSTRAINT ck_audit_events_actor,
            ADD CONSTRAINT ck_audit_events_actor
                CHECK ((actor_role IN ('root', 'anonymous')) = (api_key_id IS NULL)),
            ADD CONSTRAINT ck_audit_events_institution
                CHECK (institution_id IS NOT NULL OR action IN ('AUTH_FAILED', 'AUTH_FORBIDDEN', 'RATE_LIMITED'))
        """;
}
