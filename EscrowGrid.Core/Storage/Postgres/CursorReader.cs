using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Reads the rows of a query a few at a time, so that several queries of one transaction are read side by side and
/// none is held in memory whole.
/// </summary>
internal sealed class CursorReader<T>(NpgsqlConnection connection, string name, Func<NpgsqlDataReader, T> read)
{
    private const int Rows = 1_000;

    private readonly Queue<T> _rows = new();
    private bool _isAtEnd;

    public async Task OpenAsync(string query, CancellationToken cancellationToken)
    {
        await using var declare = new NpgsqlCommand($"DECLARE {name} NO SCROLL CURSOR FOR {query}", connection);
        await declare.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await using var close = new NpgsqlCommand($"CLOSE {name}", connection);
        await close.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The next row, which stays the next; false at the end.</summary>
    public async ValueTask<(bool IsThere, T? Row)> PeekAsync(CancellationToken cancellationToken)
    {
        if (_rows.Count == 0 && !_isAtEnd)
            await FetchAsync(cancellationToken);
        return _rows.TryPeek(out var row) ? (true, row) : (false, default);
    }

    /// <summary>Takes the rows from the next one on, as long as they are wanted.</summary>
    public async Task<List<T>> TakeWhileAsync(Func<T, bool> isWanted, CancellationToken cancellationToken)
    {
        var taken = new List<T>();
        while (await PeekAsync(cancellationToken) is (true, { } row) && isWanted(row))
            taken.Add(_rows.Dequeue());
        return taken;
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        await using var fetch = new NpgsqlCommand($"FETCH {Rows} FROM {name}", connection);
        await using var reader = await fetch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            _rows.Enqueue(read(reader));
        _isAtEnd = _rows.Count < Rows;
    }
}
