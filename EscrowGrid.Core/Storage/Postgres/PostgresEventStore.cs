using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresEventStore(NpgsqlDataSource database) : IEventStore
{
    private const string Columns =
        "id, type, institution_id, subject, sequence, occurred_at, payload, log_transaction, log_sequence";

    public async Task<Slice<LoggedEvent>> ReadAsync(
        EventFilter filter, LogPosition after, int limit, CancellationToken cancellationToken)
    {
        var where = Where.Everything.Is("institution_id", filter.Institution?.Value).Is("type", filter.Type);
        var conditions = where.Sql.Length == 0 ? "WHERE" : $"{where.Sql} AND";
        var withoutKeys = filter.WithoutKeys ? $"AND NOT starts_with(type, '{DomainEvent.KeyTypes}')" : "";
        var next = where.Next;
        await using var batch = database.CreateBatch();
        where.Bind(batch.Add(
            $"""
            SELECT {Columns} FROM events
            {conditions} (log_transaction, log_sequence) > (${next}, ${next + 1}) AND log_transaction < log_horizon()
            {withoutKeys} ORDER BY log_transaction, log_sequence LIMIT ${next + 2}
            """))
            .Whole(after.Transaction)
            .Whole(after.Sequence)
            .Whole(limit + 1);
        return await batch.ToSliceAsync(Read, new Page(limit, 0), cancellationToken);
    }

    private static LoggedEvent Read(NpgsqlDataReader row) => new(
        new DomainEvent(
            row.Id<DomainEventId>(0),
            row.GetString(1),
            row.Id<InstitutionId>(2),
            row.GetString(3),
            row.GetInt64(4),
            row.Time(5),
            row.Json(6)),
        new LogPosition(row.GetInt64(7), row.GetInt64(8)));
}
