using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>Evidence</c>.</summary>
internal static class EvidenceSql
{
    private const string Guard =
        """
        CREATE FUNCTION guard_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.state <> 'PENDING'
                OR (NEW.id, NEW.escrow_id, NEW.institution_id, NEW.purpose, NEW.uploader_class, NEW.uploader_user,
                    NEW.name, NEW.content_type, NEW.size, NEW.sha256, NEW.created_at) IS DISTINCT FROM
                    (OLD.id, OLD.escrow_id, OLD.institution_id, OLD.purpose, OLD.uploader_class, OLD.uploader_user,
                    OLD.name, OLD.content_type, OLD.size, OLD.sha256, OLD.created_at)
            THEN
                RAISE EXCEPTION 'evidence is fixed when it is announced, and over when it is verified or refused'
                    USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$;
        CREATE TRIGGER evidence_guard BEFORE UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION guard_evidence();
        CREATE TRIGGER evidence_never_deleted BEFORE DELETE ON evidence
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER evidence_never_truncated BEFORE TRUNCATE ON evidence
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """;

    /// <summary>After the table.</summary>
    public static void AddEvidence(this MigrationBuilder migration) => migration.Sql(Guard);
}
