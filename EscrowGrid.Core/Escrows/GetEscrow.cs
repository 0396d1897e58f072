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
    public async Task<Result<Slice<EscrowEvent>>> ListEventsAsync(
        EscrowId id, Caller caller, CancellationToken cancellationToken)
    {
        if (!(await access.FindAsync(id, caller, cancellationToken)).TryGet(out _, out var problem))
            return problem;
        return new Slice<EscrowEvent>(await escrows.ListEventsAsync(id, cancellationToken), HasMore: false);
    }
}
