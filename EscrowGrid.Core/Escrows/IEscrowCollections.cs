using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Escrows;

/// <summary>What escrows have to know of the ways by which their money comes in.</summary>
public interface IEscrowCollections
{
    /// <summary>
    /// What has to be done before an escrow that awaits money is cancelled: its way in is closed first, lest somebody
    /// pays for what is no more (specification, T-14).
    /// </summary>
    /// <param name="cancel">The command that would cancel it.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>The job that closes it and then has the command decided; null when nothing is open.</returns>
    Task<JobRequest?> FindClosingAsync(StoredCommand cancel, CancellationToken cancellationToken);

    /// <summary>
    /// Whether a provider has taken money of the escrow back, or may: then nothing of it is paid out (specification,
    /// T-21).
    /// </summary>
    Task<bool> IsInQuestionAsync(EscrowId escrow, CancellationToken cancellationToken);
}
