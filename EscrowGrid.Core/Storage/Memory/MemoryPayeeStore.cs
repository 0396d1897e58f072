using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryPayeeStore(MemoryDatabase database) : IPayeeStore
{
    public Task<PayeeAccount?> FindAsync(Rail rail, string account, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Payees.GetValueOrDefault((rail, account)));
    }

    public Task StoreAsync(PayeeAccount seen, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var key = (seen.Rail, seen.Account);
            if (!database.Payees.TryGetValue(key, out var known) || known.AskedAt <= seen.AskedAt)
                database.Payees[key] = seen;
            return Task.CompletedTask;
        }
    }
}
