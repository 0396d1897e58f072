using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Jobs;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows of commands that were decided as they came.</summary>
internal static class PromptRows
{
    // Whatever of an escrow waits comes first, and while nothing is to be decided nothing is. Each key is looked up by
    // itself, as where jobs are added; what is parked has one of these before it. How many come is kept from the
    // planner by the inner SELECT: it would plan anew for each number of them, which takes longer than the work.
    private const string RequireTurn =
        $"""
        SELECT require_one_row(1 + count(*) - $4)
        FROM unnest((SELECT $1::uuid[]), (SELECT $2::bigint[]), (SELECT $3::text[])) AS it (id, version, key)
        JOIN escrows ON escrows.id = it.id AND escrows.version = it.version
        WHERE (SELECT id FROM jobs
                WHERE ordering_key = it.key AND state IN ('SCHEDULED', 'READY', 'RUNNING', 'DEAD')
                LIMIT 1) IS NULL
            AND NOT EXISTS (SELECT FROM job_queues WHERE name = '{JobQueues.EscrowCommands}' AND is_paused)
        """;

    /// <summary>Refuses the whole batch when it is not the turn of one of them.</summary>
    public static void Append(this NpgsqlBatch batch, IReadOnlyList<PromptCommand> prompts)
    {
        batch.Add(RequireTurn, prompts)
            .Column(it => it.Seen.Id.Value)
            .Column(it => it.Seen.Version)
            .Column(it => it.Seen.Id.ToString())
            .Count();
        batch.AddDecided([.. prompts.Select(it => it.Verdict.Decided)]);
        // They are stored as decided; nothing is left to be settled.
        EscrowMove[] moves = [.. prompts.Select(it => it.Verdict.Move).OfType<EscrowMove>()];
        if (moves.Length > 0)
            batch.Append([.. moves.Select(it => it with { Command = null })]);
        Events.Trail[] trails = [.. prompts.SelectMany(it => it.Trails)];
        batch.Append(trails);
        batch.Append([.. prompts.SelectMany(it => it.Jobs)]);
        batch.PutFirst(trails);
    }
}
