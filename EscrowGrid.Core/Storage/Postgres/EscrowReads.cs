using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger.Accounts;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>Reads escrows with all that belongs to them, as they were at one moment, in one round trip.</summary>
internal static class EscrowReads
{
    private const string Find = $"SELECT {EscrowRows.Columns} FROM escrows WHERE id = {EscrowPartRows.AnyOf}";

    private const string FindBalances =
        $"""
        SELECT account, balance, subject_id FROM ledger_balances
        WHERE subject_id = {EscrowPartRows.AnyOf} AND subject_kind = 'ESCROW'
        """;

    private const string FindCommands =
        $"SELECT {CommandRows.Columns} FROM escrow_commands WHERE id = {EscrowPartRows.AnyOf}";

    // A batch alone would see each of its statements another moment.
    private const string Begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private const string End = "COMMIT";

    /// <summary>In the order in which they are read.</summary>
    private static readonly string[] Parts =
    [
        FindBalances, EscrowPartRows.Receipts, EscrowPartRows.Settlements, EscrowPartRows.Deliveries,
        EscrowPartRows.Disputes, EscrowPartRows.Milestones,
    ];

    public static async Task<Dictionary<EscrowId, Escrow>> FindEscrowsAsync(
        this NpgsqlDataSource database, IReadOnlyList<EscrowId> ids, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Begin);
        batch.AddFind(ids);
        batch.Add(End);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadEscrowsAsync(cancellationToken);
    }

    /// <summary>Commands, and the escrows that they are about.</summary>
    public static async Task<(Dictionary<CommandId, StoredCommand> Commands, Dictionary<EscrowId, Escrow> Escrows)>
        FindPendingAsync(
            this NpgsqlDataSource database,
            IReadOnlyList<(CommandId Command, EscrowId Escrow)> wanted,
            CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Begin);
        batch.Add(FindCommands).Uuids([.. wanted.Select(it => it.Command.Value)]);
        batch.AddFind([.. wanted.Select(it => it.Escrow).Distinct()]);
        batch.Add(End);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var commands = await reader.ToListAsync(CommandRows.Read, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return (commands.ToDictionary(it => it.Id), await reader.ReadEscrowsAsync(cancellationToken));
    }

    private static void AddFind(this NpgsqlBatch batch, IReadOnlyList<EscrowId> ids)
    {
        Guid[] values = [.. ids.Select(it => it.Value)];
        batch.Add(Find).Uuids(values);
        foreach (var part in Parts)
            batch.Add(part).Uuids(values);
    }

    private static async Task<Dictionary<EscrowId, Escrow>> ReadEscrowsAsync(
        this NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var escrows = await reader.ToListAsync(EscrowRows.Read, cancellationToken);
        var balances = await NextAsync(row => (row.Name<AccountKind>(0), row.GetDecimal(1)));
        var receipts = await NextAsync(EscrowPartRows.ReadReceipt);
        var settlements = await NextAsync(EscrowPartRows.ReadSettlement);
        var deliveries = await NextAsync(EscrowPartRows.ReadDelivery);
        var disputes = await NextAsync(EscrowPartRows.ReadDispute);
        var milestones = await NextAsync(EscrowPartRows.ReadMilestone);
        return escrows.ToDictionary(it => it.Id, it => it with
        {
            Accounts = EscrowRows.ToAccounts(balances[it.Id]),
            Receipts = [.. receipts[it.Id]],
            Settlements = [.. settlements[it.Id]],
            Delivery = deliveries[it.Id].FirstOrDefault(),
            Dispute = disputes[it.Id].FirstOrDefault(),
            Milestones = [.. milestones[it.Id]],
        });

        // The last column says whose part it is.
        async Task<ILookup<EscrowId, T>> NextAsync<T>(Func<NpgsqlDataReader, T> read)
        {
            await reader.NextResultAsync(cancellationToken);
            var rows = await reader.ToListAsync(
                row => (Escrow: row.Id<EscrowId>(row.FieldCount - 1), Part: read(row)), cancellationToken);
            return rows.ToLookup(it => it.Escrow, it => it.Part);
        }
    }
}
