using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using Npgsql;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>
/// Turns each event of the tests into a job of its subject, by a new id every time: what the relay hands over twice and
/// counts twice is two rows.
/// </summary>
internal sealed class WorkConsumer(NpgsqlDataSource database, IIdSource ids, Reports reports) : IEventConsumer
{
    public const string Prefix = "faults.";

    /// <summary>Events of this type are held once.</summary>
    public const string HeldType = "faults.held";

    private const string HoldOnce =
        "INSERT INTO fault_holds (event) VALUES ($1) ON CONFLICT DO NOTHING";

    public string Name => "faults";

    public async Task HandleAsync(IReadOnlyList<RelayedEvent> events, CancellationToken cancellationToken)
    {
        foreach (var told in events)
        {
            if (!told.Event.Type.StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            var name = $"{told.Event.Subject}/{told.Event.Sequence}";
            if (told.Event.Type == HeldType && await IsFirstAsync(told.Event))
                await reports.HoldAsync(name);
            var job = Work.Type.Request(ids.Create<JobId>(), new Work(name));
            told.Add(job with { OrderingKey = told.Event.Subject });
        }
    }

    private async Task<bool> IsFirstAsync(DomainEvent told)
    {
        await using var command = database.CreateCommand(HoldOnce);
        command.Parameters.Add(new() { Value = told.Id.Value });
        return await command.ExecuteNonQueryAsync() == 1;
    }
}
