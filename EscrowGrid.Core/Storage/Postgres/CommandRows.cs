using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows of <c>escrow_commands</c>.</summary>
internal static class CommandRows
{
    public const string Columns =
        "id, escrow_id, institution_id, command, actor_class, actor_user, request_id, at, state, error_code, "
        + "error_details, escrow_version, settled_at, only_at_version";

    private const string Insert =
        """
        INSERT INTO escrow_commands (id, escrow_id, institution_id, type, command, actor_class, actor_user, request_id,
            at, state, only_at_version)
        SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::json[], $6::text[], $7::uuid[],
            $8::text[], $9::timestamptz[], $10::text[], $11::bigint[])
        ON CONFLICT (id) DO NOTHING
        """;

    // Of an id that is known another decision stands.
    private const string InsertDecided =
        """
        WITH added AS (
            INSERT INTO escrow_commands (id, escrow_id, institution_id, type, command, actor_class, actor_user,
                request_id, at, state, only_at_version, error_code, error_details, escrow_version, settled_at)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::json[], $6::text[], $7::uuid[],
                $8::text[], $9::timestamptz[], $10::text[], $11::bigint[], $12::text[], $13::text[], $14::bigint[],
                $15::timestamptz[])
            ON CONFLICT (id) DO NOTHING RETURNING 1
        )
        SELECT require_one_row(1 + count(*) - $16) FROM added
        """;

    // Once: whoever comes second finds it settled, and nothing of his change is stored.
    private const string Settle =
        """
        WITH settled AS (
            UPDATE escrow_commands
            SET state = it.state, error_code = it.error_code, error_details = it.error_details,
                escrow_version = it.escrow_version, settled_at = it.settled_at
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::timestamptz[])
                AS it (id, state, error_code, error_details, escrow_version, settled_at)
            WHERE escrow_commands.id = it.id AND escrow_commands.state = 'PENDING' RETURNING 1
        )
        SELECT require_one_row(1 + count(*) - $7) FROM settled
        """;

    public static void AddInserts(this NpgsqlBatch batch, IReadOnlyList<StoredCommand> commands) =>
        batch.Add(Insert, commands).Wanted();

    /// <summary>Refuses the whole batch when the id of one is known.</summary>
    public static void AddDecided(this NpgsqlBatch batch, IReadOnlyList<StoredCommand> commands) =>
        batch.Add(InsertDecided, commands).Wanted()
            .Column(it => it.ErrorCode)
            .Column(it => it.ErrorDetails)
            .Column(it => it.EscrowVersion)
            .Column(it => it.SettledAt)
            .Count();

    public static void AddSettles(this NpgsqlBatch batch, IReadOnlyList<StoredCommand> settled) =>
        batch.Add(Settle, settled)
            .Column(it => it.Id.Value)
            .Column(it => WireName<CommandState>.Of(it.State))
            .Column(it => it.ErrorCode)
            .Column(it => it.ErrorDetails)
            .Column(it => it.EscrowVersion)
            .Column(it => it.SettledAt)
            .Count();

    public static StoredCommand Read(NpgsqlDataReader row) => new(
        row.Id<CommandId>(0),
        row.Id<EscrowId>(1),
        row.Id<InstitutionId>(2),
        CommandText.Read(row.Json(3)),
        new EscrowActor(row.Name<ActorClass>(4), row.IsDBNull(5) ? null : row.Id<UserId>(5)),
        row.GetString(6),
        row.Time(7))
    {
        State = row.Name<CommandState>(8),
        ErrorCode = row.TextOrNull(9),
        ErrorDetails = row.TextOrNull(10),
        EscrowVersion = row.IsDBNull(11) ? null : row.GetInt64(11),
        SettledAt = row.TimeOrNull(12),
        OnlyAtVersion = row.IsDBNull(13) ? null : row.GetInt64(13),
    };

    private static ManyRows<StoredCommand> Wanted(this ManyRows<StoredCommand> rows) => rows
        .Column(it => it.Id.Value)
        .Column(it => it.Escrow.Value)
        .Column(it => it.Institution.Value)
        .Column(it => CommandText.NameOf(it.Command))
        .Json(it => CommandText.Write(it.Command))
        .Column(it => WireName<ActorClass>.Of(it.Actor.Class))
        .Column(it => it.Actor.User?.Value)
        .Column(it => it.RequestId)
        .Column(it => it.At)
        .Column(it => WireName<CommandState>.Of(it.State))
        .Column(it => it.OnlyAtVersion);
}
