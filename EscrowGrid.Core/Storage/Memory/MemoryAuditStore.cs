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

    public Task AppendAsync(IReadOnlyList<AuditEvent> auditEvents, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            database.Audit.AddRange(auditEvents);
        return Task.CompletedTask;
    }
}
