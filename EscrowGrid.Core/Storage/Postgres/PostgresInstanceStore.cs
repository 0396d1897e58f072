using System.Text.Json;
using EscrowGrid.Core.Instances;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>Who was seen when is told by the database's clock, which the processes agree on.</summary>
internal sealed class PostgresInstanceStore(NpgsqlDataSource database) : IInstanceStore
{
    private const string Report =
        """
        INSERT INTO instances (name, role, version, started_at, state, services, seen_at)
        VALUES ($1, $2, $3, $4, $5, $6::jsonb, job_time())
        ON CONFLICT (name) DO UPDATE SET
            state = excluded.state, services = excluded.services, seen_at = excluded.seen_at
        """;

    private const string ForgetSilent = "DELETE FROM instances WHERE seen_at < clock_timestamp() - $1";

    private const string Forget = "DELETE FROM instances WHERE name = $1";

    private const string Find =
        """
        SELECT name, role, version, started_at, state, services, seen_at, seen_at < clock_timestamp() - $1
        FROM instances ORDER BY started_at, name
        """;

    public async Task ReportAsync(InstanceReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        await using var batch = database.CreateBatch();
        batch.Add(Report)
            .Text(report.Name)
            .Text(report.Role)
            .Text(report.Version)
            .Time(report.StartedAt)
            .Text(report.State)
            .Text(JsonSerializer.Serialize(report.Services));
        batch.Add(ForgetSilent).Span(Limits.InstanceMemory);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task ForgetAsync(string name, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Forget).Text(name);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ShownInstance>> ListAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Span(Limits.InstanceSilence);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(
            row => new ShownInstance(
                new InstanceReport(
                    row.GetString(0),
                    row.GetString(1),
                    row.GetString(2),
                    row.Time(3),
                    row.GetString(4),
                    JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(5)) ?? []),
                row.Time(6),
                row.GetBoolean(7)),
            cancellationToken);
    }
}
