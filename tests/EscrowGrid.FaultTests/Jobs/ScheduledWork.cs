using Npgsql;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>What the schedules do: the first run of each is held, each later one leaves a row.</summary>
internal sealed class ScheduledWork(NpgsqlDataSource database, Reports reports)
{
    public const string Prefix = "scheduled-";

    private const string Begin =
        """
        INSERT INTO fault_runs (schedule, process) VALUES ($1, $2)
        RETURNING (SELECT count(*) FROM fault_runs WHERE schedule = $1)
        """;

    private const string Effect = "INSERT INTO fault_effects (name, process) VALUES ($1, $2)";

    public async Task RunAsync(string name, CancellationToken cancellationToken)
    {
        await using var begin = database.CreateCommand(Begin);
        begin.Parameters.Add(new() { Value = name });
        begin.Parameters.Add(new() { Value = Environment.ProcessId });
        var earlier = (long)(await begin.ExecuteScalarAsync(cancellationToken))!;
        if (earlier == 0)
            await reports.HoldAsync(name);
        await using var effect = database.CreateCommand(Effect);
        effect.Parameters.Add(new() { Value = name });
        effect.Parameters.Add(new() { Value = Environment.ProcessId });
        await effect.ExecuteNonQueryAsync(cancellationToken);
    }
}
