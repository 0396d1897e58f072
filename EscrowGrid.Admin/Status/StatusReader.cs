using EscrowGrid.Admin.Sessions;
using EscrowGrid.Client;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Instances;
using EscrowGrid.Client.Jobs;

namespace EscrowGrid.Admin.Status;

/// <summary>Asks the API how it is. A page is not kept waiting by an API that is away.</summary>
internal sealed class StatusReader(EscrowGridClient api, Session session, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    public async Task<SystemStatus> ReadAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Limit);
        try
        {
            var health = api.Health.GetHealthAsync(deadline.Token);
            var readiness = api.Health.GetReadinessAsync(deadline.Token);
            await Task.WhenAll(health, readiness);
            return new SystemStatus(time.GetUtcNow(), await health, await readiness);
        }
        catch (Exception exception) when (exception is EscrowGridException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new SystemStatus(time.GetUtcNow(), Health: null, Readiness: null);
        }
    }

    /// <returns>Null for who may not see them, and while the API is away.</returns>
    public Task<IReadOnlyList<ApiInstance>?> FindInstancesAsync(CancellationToken cancellationToken) =>
        FindAsync(() => api.Instances.ListAsync(cancellationToken));

    /// <returns>Null for who may not see them, and while the API is away.</returns>
    public Task<IReadOnlyList<JobWorker>?> FindWorkersAsync(CancellationToken cancellationToken) =>
        FindAsync<JobWorker>(async () => await api.Jobs.ListWorkersAsync(cancellationToken));

    private async Task<IReadOnlyList<T>?> FindAsync<T>(Func<Task<IReadOnlyList<T>>> ask)
    {
        if (!session.Rights.Reads("operations")) return null;
        try
        {
            return await ask();
        }
        catch (EscrowGridException exception) when (exception.Kind is not ErrorKind.Unauthenticated)
        {
            return null;
        }
    }
}
