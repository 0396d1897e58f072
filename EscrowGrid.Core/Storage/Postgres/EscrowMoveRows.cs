using EscrowGrid.Core.Escrows;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows of decided changes of escrows, without what they leave behind.</summary>
internal static class EscrowMoveRows
{
    /// <summary>Refuses the whole batch when one of them is no longer as it was.</summary>
    public static void Append(this NpgsqlBatch batch, IReadOnlyList<EscrowMove> moves)
    {
        batch.AddUpdates([.. moves.Select(it => it.After)]);
        batch.Append([.. moves.Select(it => it.Entry)]);
        batch.Append(moves.SelectMany(it => it.Movements));
        batch.AppendParts(moves);
        foreach (var opened in moves.SelectMany(it => it.Opened))
        {
            batch.AddInsert(opened.After);
            batch.Append([opened.Entry]);
            batch.Append(opened.Trail);
        }

        StoredCommand[] sent = [.. moves.SelectMany(it => it.Sent)];
        if (sent.Length > 0)
            batch.AddInserts(sent);
        StoredCommand[] done = [.. moves.Select(it => it.Command).OfType<StoredCommand>()];
        if (done.Length > 0)
            batch.AddSettles(done);
    }
}
