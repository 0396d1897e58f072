using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Escrows;

/// <summary>One escrow, for its parties and the staff of its institution, with its ledger.</summary>
public sealed class GetEscrow(EscrowAccess access, IEscrowStore escrows)
{
    public Task<Result<SeenEscrow>> HandleAsync(EscrowId id, Caller caller, CancellationToken cancellationToken) =>
        access.FindAsync(id, caller, cancellationToken);

    /// <summary>What has happened to it, oldest first.</summary>
    /// <param name="id">To which escrow.</param>
    /// <param name="after">The sequence of the last event that was seen; 0 for the first ones.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    public async Task<Result<Slice<EscrowEvent>>> ListEventsAsync(
        EscrowId id, long after, int limit, Caller caller, CancellationToken cancellationToken)
    {
        if (!(await access.FindAsync(id, caller, cancellationToken)).TryGet(out _, out var problem))
            return problem;
        var events = await escrows.ListEventsAsync(id, after, limit + 1, cancellationToken);
        return new Slice<EscrowEvent>([.. events.Take(limit)], events.Count > limit);
    }
}
