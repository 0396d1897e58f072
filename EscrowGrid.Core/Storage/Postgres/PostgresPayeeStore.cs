using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresPayeeStore(NpgsqlDataSource database) : IPayeeStore
{
    private const string Find =
        "SELECT rail, account, restriction, asked_at FROM payee_accounts WHERE rail = $1 AND account = $2";

    private const string Store =
        """
        INSERT INTO payee_accounts (rail, account, restriction, asked_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (rail, account) DO UPDATE SET restriction = EXCLUDED.restriction, asked_at = EXCLUDED.asked_at
        WHERE payee_accounts.asked_at <= EXCLUDED.asked_at
        """;

    public async Task<PayeeAccount?> FindAsync(Rail rail, string account, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Text(WireName<Rail>.Of(rail)).Text(account);
        return await batch.FindAsync(Read, cancellationToken);
    }

    public async Task StoreAsync(PayeeAccount seen, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Store)
            .Text(WireName<Rail>.Of(seen.Rail))
            .Text(seen.Account)
            .Text(seen.Restriction)
            .Time(seen.AskedAt);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static PayeeAccount Read(NpgsqlDataReader row) =>
        new(row.Name<Rail>(0), row.GetString(1), row.TextOrNull(2), row.Time(3));
}
