using Npgsql;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>What the schedule does: its first run ever is held, each later one leaves a row.</summary>
internal sealed class ScheduledWork(NpgsqlDataSource database, Reports reports)
{
    public const string Name = "scheduled";

    private const string Claim = "INSERT INTO fault_runs (process) VALUES ($1)";
    private const string Effect = "INSERT INTO fault_effects (name, process) VALUES ($1, $2)";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var claim = database.CreateCommand(Claim);
        claim.Parameters.Add(new() { Value = Environment.ProcessId });
        await claim.ExecuteNonQueryAsync(cancellationToken);
        await reports.HoldAsync(Name);
        await using var effect = database.CreateCommand(Effect);
        effect.Parameters.Add(new() { Value = Name });
        effect.Parameters.Add(new() { Value = Environment.ProcessId });
        await effect.ExecuteNonQueryAsync(cancellationToken);
    }
}
