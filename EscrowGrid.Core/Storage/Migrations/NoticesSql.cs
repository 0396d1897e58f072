using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>Notices</c>.</summary>
internal static class NoticesSql
{
    // What was known of the parties when they agreed is as fixed as what they agreed.
    private const string FixKyc =
        """
        CREATE TRIGGER escrows_kyc_fixed BEFORE UPDATE OF buyer_kyc_tier, buyer_kyc_verified, seller_kyc_tier,
                seller_kyc_verified, kyc_required ON escrows
            FOR EACH ROW EXECUTE FUNCTION refuse_change()
        """;

    // One that was handled can lose its body, for the body's own hash, and nothing else.
    private const string Guard =
        """
        CREATE OR REPLACE FUNCTION guard_webhook_event() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.body IS NOT NULL AND NEW.body IS NULL AND OLD.state IN ('PROCESSED', 'IGNORED')
                AND NEW.body_hash IS NOT DISTINCT FROM sha256(OLD.body)
                AND to_jsonb(NEW) - 'body' - 'body_hash' = to_jsonb(OLD) - 'body' - 'body_hash'
            THEN
                RETURN NEW;
            END IF;
            IF OLD.state <> 'PENDING'
                OR (NEW.id, NEW.rail, NEW.event_id, NEW.type, NEW.body, NEW.body_hash, NEW.headers::text,
                    NEW.created_at) IS DISTINCT FROM
                    (OLD.id, OLD.rail, OLD.event_id, OLD.type, OLD.body, OLD.body_hash, OLD.headers::text,
                    OLD.created_at)
            THEN
                RAISE EXCEPTION 'a webhook stays as it came, and is handled once' USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$
        """;

    /// <summary>After the columns.</summary>
    public static void AddNotices(this MigrationBuilder migration)
    {
        foreach (var sql in (string[])[FixKyc, Guard])
            migration.Sql(sql);
    }
}
