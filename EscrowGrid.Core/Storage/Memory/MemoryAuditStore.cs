using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryAuditStore(MemoryDatabase database) : IAuditStore
{
    public Task AppendAsync(AuditEvent auditEvent, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            database.Audit.Add(auditEvent);
        return Task.CompletedTask;
    }

    public Task<Slice<AuditRecord>> ListAsync(
        AuditFilter filter, AuditPlace after, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var wanted = database.Audit
                .Where(it => filter.Institution is null || it.Institution == filter.Institution)
                .Where(it => filter.Action is null || it.Action.Name == filter.Action)
                .Where(it => filter.ResourceId is null || it.ResourceId == filter.ResourceId)
                .Where(it => filter.ApiKey is null || it.Call.Caller.ApiKey == filter.ApiKey)
                .Where(it => filter.RequestId is null || it.Call.RequestId == filter.RequestId)
                .Where(it => filter.From is null || it.OccurredAt >= filter.From)
                .Where(it => filter.To is null || it.OccurredAt < filter.To)
                .Where(it => (it.OccurredAt, it.Id.Value).CompareTo((after.OccurredAt, after.Id)) > 0)
                .OrderBy(it => it.OccurredAt)
                .ThenBy(it => it.Id.Value);
            return Task.FromResult(wanted.Take(limit + 1).Select(Record).ToSlice(new Page(limit, 0)));
        }
    }

    public Task AppendAsync(IReadOnlyList<AuditEvent> auditEvents, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            database.Audit.AddRange(auditEvents);
        return Task.CompletedTask;
    }

    private static AuditRecord Record(AuditEvent it) => new(
        it.Id.Value,
        it.OccurredAt,
        it.Call.RequestId,
        Roles.NameOf(it.Call.Caller.Role),
        it.Call.Caller.ApiKey?.ToString(),
        it.Institution?.ToString(),
        it.Call.Method,
        it.Call.Path,
        it.Call.ClientAddress,
        it.Action.Name,
        it.Outcome,
        it.Action.Status,
        it.Action.ResourceType,
        it.ResourceId,
        it.Payload,
        it.ErrorCode,
        it.Call.Caller.User?.Id.ToString());
}
