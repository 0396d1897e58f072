using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Escrows.Approvals;

/// <summary>Commands that wait for a second person.</summary>
public interface IEscrowApprovalStore
{
    /// <summary>Stores the command, which nobody decides yet, its approval and the trail: all or nothing.</summary>
    Task AddAsync(EscrowApproval requested, Trail trail, CancellationToken cancellationToken);

    Task<EscrowApproval?> FindAsync(ApprovalId id, CancellationToken cancellationToken);

    Task<Listing<EscrowApproval>> ListAsync(
        EscrowApprovalFilter filter, Page page, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a decision with what becomes of the command: approved it is decided as every command is, else it is
    /// refused for ever.
    /// </summary>
    /// <param name="decided">With its decision, and the command as it is by it.</param>
    /// <param name="trail">Of who decided; null for the time.</param>
    /// <param name="ack">Of the job by which the time did; null for a person.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>False when it was not pending any more; then nothing is stored.</returns>
    Task<bool> DecideAsync(
        EscrowApproval decided, Trail? trail, JobAck? ack, CancellationToken cancellationToken);
}
