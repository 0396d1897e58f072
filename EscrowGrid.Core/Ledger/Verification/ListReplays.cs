using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>The results of past replays, the newest first, and how far those are that have none.</summary>
public sealed class ListReplays(IReplayStore store)
{
    public Task<Slice<LedgerReplay>> HandleAsync(long before, int limit, CancellationToken cancellationToken) =>
        store.ListAsync(before, limit, cancellationToken);

    public Task<IReadOnlyList<ReplayRun>> ListRunsAsync(CancellationToken cancellationToken) =>
        store.ListRunsAsync(cancellationToken);
}
