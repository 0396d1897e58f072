using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Reads the rows of a query a few at a time, so that several queries of one transaction are read side by side and
/// none is held in memory whole. The query is in the order of the id that its rows belong to.
/// </summary>
/// <param name="connection">With an open transaction.</param>
/// <param name="name">Of the cursor.</param>
/// <param name="query">Which rows.</param>
/// <param name="idColumn">Which column holds the id.</param>
/// <param name="read">Reads a row.</param>
internal sealed class CursorReader<T>(
    NpgsqlConnection connection, string name, string query, int idColumn, Func<NpgsqlDataReader, T> read) : ICursor
{
    private const int Rows = 500;

    private readonly Queue<(Guid Id, T Row)> _rows = new();
    private bool _isAtEnd;

    private Guid? Next => _rows.TryPeek(out var next) ? next.Id : null;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using var declare = connection.Patient($"DECLARE {name} NO SCROLL CURSOR FOR {query}");
        await declare.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await using var close = new NpgsqlCommand($"CLOSE {name}", connection);
        await close.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask<Guid?> PeekAsync(CancellationToken cancellationToken) =>
        _rows.Count == 0 && !_isAtEnd ? FetchAndPeekAsync(cancellationToken) : ValueTask.FromResult(Next);

    /// <summary>Takes the rows from the next one on, as long as they are of this id.</summary>
    public async ValueTask<IReadOnlyList<T>> TakeAsync(Guid id, CancellationToken cancellationToken)
    {
        List<T>? taken = null;
        while (await PeekAsync(cancellationToken) == id)
            (taken ??= []).Add(_rows.Dequeue().Row);
        return taken ?? (IReadOnlyList<T>)[];
    }

    private async ValueTask<Guid?> FetchAndPeekAsync(CancellationToken cancellationToken)
    {
        await FetchAsync(cancellationToken);
        return Next;
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        await using var fetch = connection.Patient($"FETCH {Rows} FROM {name}");
        await using var reader = await fetch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            _rows.Enqueue((reader.GetGuid(idColumn), read(reader)));
        _isAtEnd = _rows.Count < Rows;
    }
}
