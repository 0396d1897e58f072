namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>ledger_replay_runs</c>: how far verifications are that have no result.</summary>
internal sealed class LedgerReplayRunRow
{
    public long Id { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long EventsRead { get; init; }

    public long? EventsToRead { get; init; }

    public DateTimeOffset? FailedAt { get; init; }
}
