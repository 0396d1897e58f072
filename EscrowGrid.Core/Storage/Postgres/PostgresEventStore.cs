using EscrowGrid.Core.Events;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresEventStore(NpgsqlDataSource database) : IEventStore
{
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
            SELECT {EventRows.Columns} FROM events
            {conditions} (log_transaction, log_sequence) > (${next}, ${next + 1}) AND log_transaction < log_horizon()
            {withoutKeys} ORDER BY log_transaction, log_sequence LIMIT ${next + 2}
            """))
            .Whole(after.Transaction)
            .Whole(after.Sequence)
            .Whole(limit + 1);
        return await batch.ToSliceAsync(EventRows.Read, new Page(limit, 0), cancellationToken);
    }
}
