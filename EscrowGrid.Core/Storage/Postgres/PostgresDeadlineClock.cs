using EscrowGrid.Core.Escrows;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// The database's clock, which all instances share, less a grace: what a party does in the last second is decided
/// before what its deadline says.
/// </summary>
internal sealed class PostgresDeadlineClock(NpgsqlDataSource database) : IDeadlineClock
{
    private const string Find = "SELECT least($1, clock_timestamp() - $2)";

    public async Task<DateTimeOffset> FindPassedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Time(now).Span(Limits.DeadlineGrace);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.Time(0);
    }
}
