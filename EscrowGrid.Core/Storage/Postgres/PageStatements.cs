using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// The two statements of a counted page. Rows of the same millisecond are ordered by id, so no page repeats one.
/// </summary>
internal static class PageStatements
{
    public static void AddCountAndPage(this NpgsqlBatch batch, string table, string columns, Where where, Page page)
    {
        where.Bind(batch.Add($"SELECT count(*) FROM {table} {where.Sql}"));
        where.Bind(batch.Add($"SELECT {columns} FROM {table} {where.PageSql()}")).Whole(page.Limit).Whole(page.Offset);
    }

    public static string PageSql(this Where where) =>
        $"{where.Sql} ORDER BY created_at, id LIMIT ${where.Next} OFFSET ${where.Next + 1}";
}
