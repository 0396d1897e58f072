using EscrowGrid.Core.Compliance;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryScreeningStore(MemoryDatabase database) : IScreeningStore
{
    public Task<IReadOnlyList<Screening>> FindAsync(
        WalletChain chain, string address, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyList<Screening>>(
            [
                .. database.Screenings
                    .Where(it => it.Chain == chain && it.Address == address)
                    .GroupBy(it => it.Provider)
                    .Select(said => said.MaxBy(it => it.At)!),
            ]);
        }
    }

    public Task AddAsync(Screening screening, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            database.Screenings.Add(screening);
        return Task.CompletedTask;
    }
}
