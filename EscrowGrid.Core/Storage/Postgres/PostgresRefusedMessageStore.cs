using EscrowGrid.Core.CommandBus;
using EscrowGrid.Core.Identifiers;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresRefusedMessageStore(NpgsqlDataSource database) : IRefusedMessageStore
{
    private const string Columns = "id, code, details, at";

    private const string Find = $"SELECT {Columns} FROM refused_messages WHERE id = $1";

    private const string Insert =
        $"INSERT INTO refused_messages ({Columns}) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";

    public async Task<RefusedMessage?> FindAsync(CommandId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        return await batch.FindAsync(Read, cancellationToken);
    }

    public async Task AddAsync(RefusedMessage refused, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(refused);
        await using var batch = database.CreateBatch();
        batch.Add(Insert).Uuid(refused.Id.Value).Text(refused.Code).Text(refused.Details).Time(refused.At);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static RefusedMessage Read(NpgsqlDataReader row) =>
        new(row.Id<CommandId>(0), row.GetString(1), row.TextOrNull(2), row.Time(3));
}
