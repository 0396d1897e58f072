using EscrowGrid.LocalHosting.Servers;
using Npgsql;

namespace EscrowGrid.Benchmarks.Subject;

/// <summary>An institution with many positions, too many to write over HTTP in a benchmark. Sample data.</summary>
internal sealed record PositionPool(string InstitutionId, string Key, int Size)
{
    // Half an hour apart each million: created one after the other, as they would have been.
    private const string Fill =
        """
        INSERT INTO positions (id, institution_id, asset_id, holder_reference, currency, amount, remaining_amount,
            state, version, ledger_head, created_at, updated_at)
        SELECT gen_random_uuid(), asset.institution_id, asset.id, 'HOLDER_' || turn % 1000, 'USD',
            100 + turn % 900, 100 + turn % 900, 'CREATED', 1, sha256(int4send(turn)), stamp, stamp
        FROM assets AS asset, generate_series(1, $2) AS turn,
            LATERAL (SELECT date_trunc('milliseconds', now() - interval '1 day' + turn * interval '2 ms')) AS at (stamp)
        WHERE asset.institution_id = $1
        """;

    public static async Task<PositionPool> CreateAsync(
        ApiProcess api, PostgresServer postgres, string database, int size)
    {
        var sample = await SampleData.CreateAsync(api, positions: 0);
        await using var connection = new NpgsqlConnection(postgres.ConnectionString(database));
        await connection.OpenAsync();
        await using var fill = new NpgsqlCommand(Fill, connection)
        {
            CommandTimeout = 600,
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(sample.InstitutionId.Split('_')[1]) },
                new NpgsqlParameter<int> { TypedValue = size },
            },
        };
        await fill.ExecuteNonQueryAsync();
        await using var analyze = new NpgsqlCommand("VACUUM ANALYZE positions", connection) { CommandTimeout = 600 };
        await analyze.ExecuteNonQueryAsync();
        return new PositionPool(sample.InstitutionId, sample.Key, size);
    }
}
