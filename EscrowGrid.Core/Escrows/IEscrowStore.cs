using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Escrows;

/// <summary>Escrows and what is commanded of them.</summary>
public interface IEscrowStore
{
    /// <returns>False when another escrow that is not cancelled has the contract.</returns>
    Task<bool> AddAsync(EscrowMove opened, CancellationToken cancellationToken);

    Task<Escrow?> FindAsync(EscrowId id, CancellationToken cancellationToken);

    /// <summary>Without their accounts, receipts and settlements.</summary>
    Task<Listing<Escrow>> ListAsync(EscrowFilter filter, Page page, CancellationToken cancellationToken);

    /// <summary>The one that has the contract and is not cancelled; without its accounts, receipts and settlements.
    /// </summary>
    Task<Escrow?> FindByContractAsync(
        InstitutionId institution, string contract, CancellationToken cancellationToken);

    /// <param name="id">Whose ledger.</param>
    /// <param name="after">The sequence of the last event that was seen; 0 for the first ones.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>The oldest first.</returns>
    Task<IReadOnlyList<EscrowEvent>> ListEventsAsync(
        EscrowId id, long after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a change and that its command is done, with the acknowledgement of the trail: all or nothing.
    /// </summary>
    /// <returns>False when the escrow is no longer the one that it was decided by.</returns>
    Task<bool> StoreAsync(EscrowMove move, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a command that is new and what became of it: all or nothing. Its escrow must be the one that it was
    /// decided by, with no command waiting before it and nobody having stopped the deciding of commands.
    /// </summary>
    /// <returns>False when that is not so; then nothing is stored.</returns>
    Task<bool> TryStoreAsync(PromptCommand prompt, CancellationToken cancellationToken);

    /// <summary>Stores that a command was refused.</summary>
    /// <returns>False when another worker has decided it meanwhile: nothing is stored.</returns>
    Task<bool> RejectAsync(StoredCommand rejected, JobAck ack, CancellationToken cancellationToken);

    /// <summary>Stores commands with the jobs that decide them; those whose id is known already are left out.</summary>
    Task EnqueueAsync(CommandBatch commands, CancellationToken cancellationToken);

    /// <summary>Stores that something else comes first: its job, and the acknowledgement of the command's.</summary>
    Task DeferAsync(JobRequest first, JobAck ack, CancellationToken cancellationToken);

    /// <summary>A command and the escrow that it is about, as they were at one moment.</summary>
    Task<(StoredCommand? Command, Escrow? Escrow)> FindPendingAsync(
        CommandId command, EscrowId escrow, CancellationToken cancellationToken);

    Task<StoredCommand?> FindCommandAsync(CommandId id, CancellationToken cancellationToken);

    /// <summary>The money that waits for people, by state; none for a state in which none does.</summary>
    /// <param name="near">Until then a deadline passes soon.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    Task<IReadOnlyList<HeldMoney>> FindHeldAsync(DateTimeOffset near, CancellationToken cancellationToken);

    /// <param name="until">Deadlines up to then.</param>
    /// <param name="after">The last one that was seen; null for the first ones.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>The earliest first.</returns>
    Task<IReadOnlyList<DueEscrow>> FindDueAsync(
        DateTimeOffset until, DueEscrow? after, int limit, CancellationToken cancellationToken);

    /// <summary>Those whose deadline passes soon and of which nobody was told. Left out are those with a shorter wait,
    /// and those of which a second person has something to approve: it would be of another version then.</summary>
    /// <param name="window">When is soon.</param>
    /// <param name="after">The last one that was seen; null for the first ones.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>The earliest first.</returns>
    Task<IReadOnlyList<DueEscrow>> FindNearAsync(
        NoticeWindow window, DueEscrow? after, int limit, CancellationToken cancellationToken);
}
