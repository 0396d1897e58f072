namespace EscrowGrid.Core.Audit;

/// <summary>For acts that change nothing else. Changes carry their audit row in their own transaction.</summary>
public interface IAuditStore
{
    Task AppendAsync(AuditEvent auditEvent, CancellationToken cancellationToken);

    /// <summary>All of them or none.</summary>
    Task AppendAsync(IReadOnlyList<AuditEvent> auditEvents, CancellationToken cancellationToken);
}
