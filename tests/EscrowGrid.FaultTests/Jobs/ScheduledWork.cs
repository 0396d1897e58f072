using Npgsql;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>What schedules do: held until it is let go, a run leaves a row.</summary>
internal sealed class ScheduledWork(NpgsqlDataSource database, Reports reports)
{
    private const string Effect = "INSERT INTO fault_effects (name, process) VALUES ($1, $2)";

    public async Task RunAsync(string schedule, CancellationToken cancellationToken)
    {
        await reports.HoldAsync(schedule);
        await using var effect = database.CreateCommand(Effect);
        effect.Parameters.Add(new() { Value = schedule });
        effect.Parameters.Add(new() { Value = Environment.ProcessId });
        await effect.ExecuteNonQueryAsync(cancellationToken);
    }
}
