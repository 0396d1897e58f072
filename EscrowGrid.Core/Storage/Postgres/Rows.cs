using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>Reads columns by position, in the order of the statement's select list.</summary>
internal static class Rows
{
    public static TId Id<TId>(this NpgsqlDataReader row, int column)
        where TId : struct, IPrefixedId<TId> => TId.From(row.GetGuid(column));

    public static TEnum Name<TEnum>(this NpgsqlDataReader row, int column)
        where TEnum : struct, Enum => WireName<TEnum>.FromStored(row.GetString(column));

    public static TEnum[] Names<TEnum>(this NpgsqlDataReader row, int column)
        where TEnum : struct, Enum =>
        Array.ConvertAll(row.GetFieldValue<string[]>(column), WireName<TEnum>.FromStored);

    public static string? TextOrNull(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset Time(this NpgsqlDataReader row, int column) =>
        row.GetFieldValue<DateTimeOffset>(column);

    public static DateTimeOffset? TimeOrNull(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.Time(column);

    public static JsonText Json(this NpgsqlDataReader row, int column) => JsonText.FromStored(row.GetString(column));

    public static Sha256Digest Digest(this NpgsqlDataReader row, int column) =>
        Sha256Digest.FromStored(row.GetFieldValue<byte[]>(column));

    public static JsonText? JsonOrNull(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.Json(column);

    public static Amount? AmountOrNull(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : Amount.FromStored(row.GetDecimal(column));

    /// <summary>The first row of the batch's only result, or null.</summary>
    public static async Task<T?> FindAsync<T>(
        this NpgsqlBatch batch, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
        where T : class
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? read(reader) : null;
    }

    /// <summary>All rows of the current result.</summary>
    public static async Task<List<T>> ToListAsync<T>(
        this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>The results of <see cref="PageStatements.AddPage"/>.</summary>
    public static async Task<Listing<T>> ToListingAsync<T>(
        this NpgsqlBatch batch, Func<NpgsqlDataReader, T> read, Page page, CancellationToken cancellationToken)
        where T : IListed
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListingAsync(read, page, cancellationToken);
    }

    /// <summary>The results of <see cref="PageStatements.AddPage"/>; leaves the reader at the last of them.</summary>
    public static async Task<Listing<T>> ToListingAsync<T>(
        this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, Page page, CancellationToken cancellationToken)
        where T : IListed
    {
        if (page.Cursor is not null)
            return Listing<T>.Uncounted(await reader.ToListAsync(read, cancellationToken), page);
        await reader.ReadAsync(cancellationToken);
        var total = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken);
        return Listing<T>.Counted(await reader.ToListAsync(read, cancellationToken), total, page);
    }

    /// <summary>The rows of a page and one more, if there is one.</summary>
    public static async Task<Slice<T>> ToSliceAsync<T>(
        this NpgsqlBatch batch, Func<NpgsqlDataReader, T> read, Page page, CancellationToken cancellationToken)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = await reader.ToListAsync(read, cancellationToken);
        var hasMore = rows.Count > page.Limit;
        return new Slice<T>(hasMore ? rows.GetRange(0, page.Limit) : rows, hasMore);
    }
}
