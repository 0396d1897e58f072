using Npgsql;

namespace EscrowGrid.Core.Storage;

/// <summary>
/// The database role that the services act as, whoever they log in as. It may write what the product writes and no
/// more: rows of the ledger, of the audit trail and of the logs can be added and read, never changed or deleted, and
/// no table can be altered. The verb <c>migrate</c> keeps it; migrations themselves run as the owner of the tables.
/// </summary>
public static class ApplicationRole
{
    /// <summary>The name of the role; one for all databases of a server.</summary>
    public const string Name = "escrowgrid_app";

    /// <summary>Tables whose rows are never changed or deleted.</summary>
    public static readonly IReadOnlyList<string> AppendOnly =
    [
        "ledger_events", "ledger_movements", "ledger_checkpoints", "position_events", "audit_events", "events",
        "chain_transactions", "ledger_replays", "escrow_events", "deliveries", "dispute_messages",
        "user_consents",
        "screenings",
        "refused_messages",
    ];

    /// <summary>Tables whose rows change, but are never deleted.</summary>
    public static readonly IReadOnlyList<string> Changing =
    [
        "institutions", "api_keys", "institution_policies", "asset_templates", "assets", "positions", "approvals",
        "job_queues", "job_schedules", "chain_operations", "chain_accounts", "chain_cursors",
        "ledger_days", "ledger_folds", "escrows", "escrow_commands", "settlements", "funds_received", "disputes",
        "evidence", "stripe_escrows", "stablecoin_escrows", "inbound_funds", "webhook_events",
        "reconciliation_breaks",
        "escrow_approvals",
        "users", "payee_accounts",
    ];

    /// <summary>Tables whose rows come and go.</summary>
    public static readonly IReadOnlyList<string> Passing =
    [
        "idempotency_records", "position_expiries", "event_consumers", "event_relay_items", "jobs", "job_workers",
        "instances",
        "webhooks", "webhook_deliveries", "webhook_attempts",
        "user_sessions", "user_refresh_tokens",
        "ledger_replay_runs",
    ];

    /// <summary>Tables that the services only look at; a trigger keeps the balances.</summary>
    public static readonly IReadOnlyList<string> ReadOnly = ["__EFMigrationsHistory", "ledger_balances"];

    /// <summary>Schemas whose tables belong to an engine of jobs; they hold nothing that is the truth.</summary>
    public static readonly IReadOnlyList<string> Engines = ["quartz", "hangfire"];

    // A role belongs to the server: migrations of two databases may make it at the same time.
    private const string Make =
        $"""
        DO $$
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{Name}') THEN
                CREATE ROLE {Name} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END
        $$;
        DO $$
        BEGIN
            IF NOT pg_has_role(current_user, '{Name}', 'MEMBER') THEN
                GRANT {Name} TO CURRENT_USER;
            END IF;
        END
        $$
        """;

    /// <summary>Makes the role if there is none, and gives it its rights in this database.</summary>
    public static async Task EnsureAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        string[] statements =
        [
            Make,
            $"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {Name}",
            $"GRANT USAGE ON SCHEMA public TO {Name}",
            $"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {Name}",
            Grant("SELECT, INSERT", AppendOnly),
            Grant("SELECT, INSERT, UPDATE", Changing),
            Grant("SELECT, INSERT, UPDATE, DELETE", Passing),
            Grant("SELECT", ReadOnly),
            .. Engines.Select(GrantSchema),
        ];
        await using var command = new NpgsqlCommand(string.Join(";\n", statements), connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string GrantSchema(string schema) =>
        $"""
        DO $$
        BEGIN
            IF to_regnamespace('{schema}') IS NOT NULL THEN
                GRANT USAGE ON SCHEMA {schema} TO {Name};
                GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {Name};
                GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA {schema} TO {Name};
            END IF;
        END
        $$
        """;

    private static string Grant(string rights, IEnumerable<string> tables) =>
        $"GRANT {rights} ON {string.Join(", ", tables.Select(table => $"\"{table}\""))} TO {Name}";
}
