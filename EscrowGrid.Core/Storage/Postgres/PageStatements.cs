using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// The statements of a page. Rows of the same millisecond are ordered by id, so no page repeats one. A page by offset
/// is counted; a page by cursor starts after a key, which an index finds however far it is from the start, and reads
/// one row more than it shows to know whether there is one.
/// </summary>
internal static class PageStatements
{
    public static void AddPage(this NpgsqlBatch batch, string table, string columns, Where where, Page page)
    {
        if (page.Cursor is null)
            where.Bind(batch.Add($"SELECT count(*) FROM {table} {where.Sql}"));
        BindPage(batch.Add($"SELECT {columns} FROM {table} {PageSql(where, page)}"), where, page);
    }

    /// <summary>The clauses of the page; <see cref="BindPage"/> gives their parameters.</summary>
    public static string PageSql(Where where, Page page)
    {
        const string Order = "ORDER BY created_at, id";
        if (page.Cursor is not { } cursor)
            return $"{where.Sql} {Order} LIMIT ${where.Next} OFFSET ${where.Next + 1}";
        var from = cursor.After is { } key ? where.After(key) : where;
        return $"{from.Sql} {Order} LIMIT ${from.Next}";
    }

    public static void BindPage(NpgsqlBatchCommand command, Where where, Page page)
    {
        if (page.Cursor is not { } cursor)
            where.Bind(command).Whole(page.Limit).Whole(page.Offset);
        else
            (cursor.After is { } key ? where.After(key) : where).Bind(command).Whole(page.Limit + 1);
    }
}
