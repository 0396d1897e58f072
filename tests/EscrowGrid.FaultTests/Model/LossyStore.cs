using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.FaultTests.Model;

/// <summary>The product's store on Postgres; whoever writes to it may be lost before or after.</summary>
internal sealed class LossyStore(IEscrowStore store, LossPlan plan) : IEscrowStore
{
    public Task<bool> AddAsync(EscrowMove opened, CancellationToken cancellationToken) =>
        store.AddAsync(opened, cancellationToken);

    public Task<Escrow?> FindAsync(EscrowId id, CancellationToken cancellationToken) =>
        store.FindAsync(id, cancellationToken);

    public Task<Listing<Escrow>> ListAsync(EscrowFilter filter, Page page, CancellationToken cancellationToken) =>
        store.ListAsync(filter, page, cancellationToken);

    public Task<Escrow?> FindByContractAsync(
        InstitutionId institution, string contract, CancellationToken cancellationToken) =>
        store.FindByContractAsync(institution, contract, cancellationToken);

    public Task<IReadOnlyList<EscrowEvent>> ListEventsAsync(
        EscrowId id, long after, int limit, CancellationToken cancellationToken) =>
        store.ListEventsAsync(id, after, limit, cancellationToken);

    public Task<bool> StoreAsync(EscrowMove move, CancellationToken cancellationToken) => plan.WriteAsync(async () =>
    {
        var isStored = await store.StoreAsync(move, cancellationToken);
        if (isStored)
            plan.Decided.Enqueue(move.Command!);
        return isStored;
    });

    public Task<bool> TryStoreAsync(PromptCommand prompt, CancellationToken cancellationToken) =>
        plan.WriteAsync(async () =>
        {
            var isStored = await store.TryStoreAsync(prompt, cancellationToken);
            if (isStored)
                plan.Decided.Enqueue(prompt.Verdict.Decided);
            return isStored;
        });

    public Task<bool> RejectAsync(StoredCommand rejected, JobAck ack, CancellationToken cancellationToken) =>
        plan.WriteAsync(async () =>
        {
            var isStored = await store.RejectAsync(rejected, ack, cancellationToken);
            if (isStored)
                plan.Decided.Enqueue(rejected);
            return isStored;
        });

    public Task EnqueueAsync(CommandBatch commands, CancellationToken cancellationToken) => commands.Ack is null
        ? store.EnqueueAsync(commands, cancellationToken)
        : plan.WriteAsync(async () =>
        {
            await store.EnqueueAsync(commands, cancellationToken);
            return true;
        });

    public Task DeferAsync(JobRequest first, JobAck ack, CancellationToken cancellationToken) =>
        plan.WriteAsync(async () =>
        {
            await store.DeferAsync(first, ack, cancellationToken);
            return true;
        });

    public Task<(StoredCommand? Command, Escrow? Escrow)> FindPendingAsync(
        CommandId command, EscrowId escrow, CancellationToken cancellationToken) =>
        store.FindPendingAsync(command, escrow, cancellationToken);

    public Task<StoredCommand?> FindCommandAsync(CommandId id, CancellationToken cancellationToken) =>
        store.FindCommandAsync(id, cancellationToken);

    public Task<IReadOnlyList<HeldMoney>> FindHeldAsync(DateTimeOffset near, CancellationToken cancellationToken) =>
        store.FindHeldAsync(near, cancellationToken);

    public Task<IReadOnlyList<DueEscrow>> FindDueAsync(
        DateTimeOffset until, DueEscrow? after, int limit, CancellationToken cancellationToken) =>
        store.FindDueAsync(until, after, limit, cancellationToken);

    public Task<IReadOnlyList<DueEscrow>> FindNearAsync(
        NoticeWindow window, DueEscrow? after, int limit, CancellationToken cancellationToken) =>
        store.FindNearAsync(window, after, limit, cancellationToken);
}
