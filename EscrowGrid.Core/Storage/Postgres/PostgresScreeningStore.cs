using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Identifiers;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresScreeningStore(NpgsqlDataSource database) : IScreeningStore
{
    private const string Columns = "chain, address, provider, level, score, is_sanctioned, answer_hash, at";

    private const string Find =
        $"""
        SELECT DISTINCT ON (provider) {Columns} FROM screenings
        WHERE chain = $1 AND address = $2 ORDER BY provider, at DESC, id DESC
        """;

    private const string Insert = $"INSERT INTO screenings ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    public async Task<IReadOnlyList<Screening>> FindAsync(
        WalletChain chain, string address, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Text(WireName<WalletChain>.Of(chain)).Text(address);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(Read, cancellationToken);
    }

    public async Task AddAsync(Screening screening, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(screening);
        await using var batch = database.CreateBatch();
        batch.Add(Insert)
            .Text(WireName<WalletChain>.Of(screening.Chain))
            .Text(screening.Address)
            .Text(WireName<ScreeningProvider>.Of(screening.Provider))
            .Text(WireName<RiskLevel>.Of(screening.Level))
            .Whole(screening.Answer.Score)
            .Flag(screening.Answer.IsSanctioned)
            .Bytes(screening.Answer.Hash.ToBytes())
            .Time(screening.At);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static Screening Read(NpgsqlDataReader row) => new(
        row.Name<WalletChain>(0),
        row.GetString(1),
        row.Name<ScreeningProvider>(2),
        row.Name<RiskLevel>(3),
        new ScreeningAnswer(row.GetInt32(4), row.GetBoolean(5), row.Digest(6)),
        row.Time(7));
}
