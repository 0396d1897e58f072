using EscrowGrid.Core.Identifiers;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>Writes out ids of rows that follow one another: rows with the same id are given the same text.</summary>
internal sealed class LastId<TId>
    where TId : struct, IPrefixedId<TId>
{
    private TId _id;
    private string _text = PrefixedId.Format(default(TId));

    public string Read(NpgsqlDataReader row, int column)
    {
        var id = row.Id<TId>(column);
        if (id.Value != _id.Value)
            (_id, _text) = (id, PrefixedId.Format(id));
        return _text;
    }
}
