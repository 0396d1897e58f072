using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Core.Approvals;

public interface IApprovalStore
{
    Task AddAsync(Approval approval, Trail trail, CancellationToken cancellationToken);

    Task<Approval?> FindAsync(ApprovalId id, CancellationToken cancellationToken);

    /// <summary>What a key has asked of this version of the position and nobody has decided, oldest first.</summary>
    Task<IReadOnlyList<Approval>> FindOpenAsync(
        Position position, ApiKeyId? requestedBy, DateTimeOffset now, CancellationToken cancellationToken);

    Task<Listing<Approval>> ListAsync(
        ApprovalFilter filter, Page page, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Whether two keys are one, or one came from the other by rotations.</summary>
    Task<bool> AreOneAsync(ApiKeyId first, ApiKeyId second, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the decision and the move that it allows, with both trails: all or nothing. False when somebody has
    /// decided meanwhile, the requester's key was revoked, or the position or its rules have changed.
    /// </summary>
    Task<bool> ApproveAsync(Approval approved, Trail trail, PositionMove move, CancellationToken cancellationToken);

    /// <summary>False when somebody has decided meanwhile; then nothing is stored.</summary>
    Task<bool> RejectAsync(Approval rejected, Trail trail, CancellationToken cancellationToken);
}
