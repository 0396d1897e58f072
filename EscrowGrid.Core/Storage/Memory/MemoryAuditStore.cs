using EscrowGrid.Core.Audit;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryAuditStore(MemoryDatabase database) : IAuditStore
{
    public Task AppendAsync(AuditEvent auditEvent, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            database.Audit.Add(auditEvent);
        return Task.CompletedTask;
    }
}
