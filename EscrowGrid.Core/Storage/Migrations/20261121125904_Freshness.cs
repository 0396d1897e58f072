using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>
/// What lets instances remember rules and keys: writes are refused when what was remembered is out of date, and changes
/// of keys are told to whoever listens.
/// </summary>
public partial class Freshness : Migration
{
    private const string RulesVersion =
        """
        CREATE FUNCTION require_rules_version(institution uuid, expected bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT FROM institutions WHERE id = institution AND rules_version = expected) THEN
                RAISE EXCEPTION 'the rules of the institution have changed' USING ERRCODE = 'EG409';
            END IF;
        END
        $$;
        CREATE FUNCTION count_rules_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE institutions SET rules_version = rules_version + 1
            WHERE id = coalesce(NEW.institution_id, OLD.institution_id);
            RETURN NULL;
        END
        $$;
        CREATE TRIGGER institution_policies_count_change AFTER INSERT OR UPDATE OR DELETE ON institution_policies
            FOR EACH ROW EXECUTE FUNCTION count_rules_change()
        """;

    // When and by whom a key was used last may be written often and tells nobody anything about its rights.
    private const string KeyChanges =
        """
        CREATE FUNCTION require_live_key(key uuid) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT FROM api_keys WHERE id = key AND revoked_at IS NULL) THEN
                RAISE EXCEPTION 'the API key is revoked' USING ERRCODE = 'EG401';
            END IF;
        END
        $$;
        CREATE FUNCTION tell_key_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' OR to_jsonb(OLD) - 'last_used_at' <> to_jsonb(NEW) - 'last_used_at' THEN
                PERFORM pg_notify('escrowgrid_api_keys', 'changed');
            END IF;
            RETURN NULL;
        END
        $$;
        CREATE TRIGGER api_keys_tell_change AFTER UPDATE OR DELETE ON api_keys
            FOR EACH ROW EXECUTE FUNCTION tell_key_change()
        """;

    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>(
            name: "rules_version", table: "institutions", type: "bigint", nullable: false, defaultValue: 1L);
        migrationBuilder.Sql(RulesVersion);
        migrationBuilder.Sql(KeyChanges);
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            DROP TRIGGER institution_policies_count_change ON institution_policies;
            DROP TRIGGER api_keys_tell_change ON api_keys;
            DROP FUNCTION count_rules_change, tell_key_change, require_rules_version, require_live_key
            """);
        migrationBuilder.DropColumn(name: "rules_version", table: "institutions");
    }
}
