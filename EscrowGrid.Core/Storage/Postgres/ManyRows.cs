using EscrowGrid.Core.Documents;
using Npgsql;
using NpgsqlTypes;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// One statement about many rows: each of its parameters is an array with one element a row, which the statement takes
/// apart by <c>unnest</c>. The columns are added in the order of <c>$1</c>, <c>$2</c>, ...
/// </summary>
internal readonly record struct ManyRows<T>(NpgsqlBatchCommand Command, IReadOnlyList<T> Rows)
{
    public ManyRows<T> Column<TValue>(Func<T, TValue> valueOf)
    {
        Command.Many(Rows.Select(valueOf).ToArray());
        return this;
    }

    public ManyRows<T> Json(Func<T, JsonText> valueOf)
    {
        Command.Parameters.Add(new NpgsqlParameter<string[]>
        {
            TypedValue = [.. Rows.Select(row => valueOf(row).Text)],
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Json,
        });
        return this;
    }

    /// <summary>How many rows there are, for a statement that must find them all.</summary>
    public void Count() => Command.Whole(Rows.Count);
}
