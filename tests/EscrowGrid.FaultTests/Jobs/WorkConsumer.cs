using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using Npgsql;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>
/// Turns each event of the tests and of positions into a job of its subject, by a new id every time: what the relay
/// hands over twice and counts twice is two rows.
/// </summary>
internal sealed class WorkConsumer(NpgsqlDataSource database, IIdSource ids, Reports reports) : IEventConsumer
{
    /// <summary>The first event of this type of a subject is held once.</summary>
    public const string HeldType = "faults.held";

    private const string HoldOnce =
        "INSERT INTO fault_holds (event) VALUES ($1) ON CONFLICT DO NOTHING";

    public string Name => "faults";

    public async Task HandleAsync(IReadOnlyList<RelayedEvent> events, CancellationToken cancellationToken)
    {
        foreach (var told in events)
        {
            if (!IsMine(told.Event.Type))
                continue;
            var name = $"{told.Event.Subject}/{told.Event.Sequence}";
            if (told.Event is { Type: HeldType, Sequence: 1 } && await IsFirstAsync(told.Event))
                await reports.HoldAsync(name);
            var job = Work.Type.Request(ids.Create<JobId>(), new Work(name));
            told.Add(job with { OrderingKey = told.Event.Subject });
        }
    }

    private static bool IsMine(string type) =>
        type == HeldType || type.StartsWith("escrowgrid.position.", StringComparison.Ordinal);

    private async Task<bool> IsFirstAsync(DomainEvent told)
    {
        await using var command = database.CreateCommand(HoldOnce);
        command.Parameters.Add(new() { Value = told.Id.Value });
        return await command.ExecuteNonQueryAsync() == 1;
    }
}
