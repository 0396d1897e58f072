using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>PositionFacts</c>.</summary>
internal static class PositionFactsSql
{
    // Computed while the table is rewritten, and from then on an ordinary column: an UPDATE would be refused by
    // guard_position. What past releases amounted to was never said, so all of it remains until the position is final.
    private const string RemainingAmount =
        """
        ALTER TABLE positions ADD COLUMN remaining_amount numeric(32,8) GENERATED ALWAYS AS (
            CASE WHEN state IN ('RELEASED', 'CANCELLED', 'EXPIRED') THEN 0 ELSE amount END) STORED;
        ALTER TABLE positions ALTER COLUMN remaining_amount DROP EXPRESSION,
            ALTER COLUMN remaining_amount SET NOT NULL
        """;

    // Funding is of the whole amount, so it says none.
    private const string EventAmount =
        """
        ALTER TABLE position_events ADD COLUMN amount numeric(32,8),
            ADD CONSTRAINT ck_position_events_amount CHECK (
                amount > 0 AND amount <= 1000000000000000 AND to_state <> 'FUNDED' OR amount IS NULL)
        """;

    // json has no equality; its text has.
    private const string PositionGuard =
        """
        CREATE OR REPLACE FUNCTION guard_position() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.version <> OLD.version + 1
                OR NEW.remaining_amount > OLD.remaining_amount
                OR (NEW.id, NEW.institution_id, NEW.asset_id, NEW.holder_reference, NEW.currency, NEW.amount,
                    NEW.created_at, NEW.external_reference, NEW.is_reference_unique, NEW.metadata::text,
                    NEW.metadata_terms) IS DISTINCT FROM
                    (OLD.id, OLD.institution_id, OLD.asset_id, OLD.holder_reference, OLD.currency, OLD.amount,
                    OLD.created_at, OLD.external_reference, OLD.is_reference_unique, OLD.metadata::text,
                    OLD.metadata_terms)
                OR OLD.state IN ('RELEASED', 'CANCELLED', 'EXPIRED')
            THEN
                RAISE EXCEPTION 'a position changes only its state and what remains, by one version, until it is final'
                    USING ERRCODE = 'EG403';
            END IF;
            RETURN NEW;
        END
        $$
        """;

    // Whoever claims a reference alone waits for all who are about to use it, and they for him; then each looks at
    // what the others have committed. Different references that share a lock only wait for each other.
    private const string ReferenceClaim =
        """
        CREATE FUNCTION claim_external_reference(institution uuid, reference text, is_unique boolean) RETURNS void
        LANGUAGE plpgsql AS $$
        DECLARE
            lock_key bigint := hashtextextended(institution::text || reference, 0);
            is_taken boolean;
        BEGIN
            IF is_unique THEN
                PERFORM pg_advisory_xact_lock(lock_key);
                is_taken := EXISTS (
                    SELECT FROM positions WHERE institution_id = institution AND external_reference = reference);
            ELSE
                PERFORM pg_advisory_xact_lock_shared(lock_key);
                is_taken := EXISTS (
                    SELECT FROM positions
                    WHERE institution_id = institution AND external_reference = reference AND is_reference_unique);
            END IF;
            IF is_taken THEN
                RAISE EXCEPTION 'the external reference is taken' USING ERRCODE = 'EG410';
            END IF;
        END
        $$
        """;

    /// <summary>In place of the column that EF would add with a constant.</summary>
    public static void AddRemainingAmount(this MigrationBuilder migration) => migration.Sql(RemainingAmount);

    /// <summary>After the columns.</summary>
    public static void AddPositionRules(this MigrationBuilder migration)
    {
        migration.Sql(EventAmount);
        migration.Sql(PositionGuard);
        migration.Sql(ReferenceClaim);
    }
}
