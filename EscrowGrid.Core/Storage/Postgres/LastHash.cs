using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Writes out hashes of rows that follow one another, whatever their length is. In a chain most are there twice: as the
/// hash of a row, and as the previous one of the next.
/// </summary>
internal sealed class LastHash
{
    private byte[] _hash = [];
    private string _text = "";

    /// <returns>Lower-case hex digits.</returns>
    public string Read(NpgsqlDataReader row, int column)
    {
        var hash = row.GetFieldValue<byte[]>(column);
        if (!hash.AsSpan().SequenceEqual(_hash))
            (_hash, _text) = (hash, Convert.ToHexStringLower(hash));
        return _text;
    }
}
