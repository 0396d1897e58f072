using EscrowGrid.Core.Events;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Escrows;

/// <summary>A command that was decided as it came, by an escrow that was read just before.</summary>
/// <param name="Verdict">What became of it.</param>
/// <param name="Seen">The escrow that it was decided by.</param>
/// <param name="Accepted">What taking it leaves behind, with the request's idempotency.</param>
public sealed record PromptCommand(CommandVerdict Verdict, Escrow Seen, Trail Accepted)
{
    /// <summary>What it leaves behind, in the order in which it is told.</summary>
    internal IEnumerable<Trail> Trails => Verdict.Move is { } move ? [Accepted, move.Trail] : [Accepted];

    /// <summary>The jobs that follow from it.</summary>
    internal IReadOnlyList<JobRequest> Jobs => [.. Trails.SelectMany(it => it.Jobs)];
}
