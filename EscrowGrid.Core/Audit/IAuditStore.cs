using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Audit;

/// <summary>
/// The audit trail. Only acts that change nothing else are appended here: changes carry their row in their own
/// transaction.
/// </summary>
public interface IAuditStore
{
    Task AppendAsync(AuditEvent auditEvent, CancellationToken cancellationToken);

    /// <returns>Oldest first.</returns>
    Task<Slice<AuditRecord>> ListAsync(
        AuditFilter filter, AuditPlace after, int limit, CancellationToken cancellationToken);

    /// <summary>All of them or none.</summary>
    Task AppendAsync(IReadOnlyList<AuditEvent> auditEvents, CancellationToken cancellationToken);
}
