using EscrowGrid.LocalHosting.Servers;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>Logs in to a Redis server and pings it.</summary>
internal sealed class RedisProbe(RedisResource resource) : IHealthProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public async Task<HealthReading> ReadAsync(ReplicaAllocation replica, CancellationToken ct)
    {
        var password = await resource.PasswordParameter.GetValueAsync(ct);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(Limit);
        try
        {
            return await RedisPing.AnswersAsync(resource.PrimaryEndpoint.Port, password!, limited.Token)
                ? HealthReading.Healthy
                : new HealthReading("the server does not answer");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new HealthReading($"the server does not answer within {Limit.TotalSeconds:0} s");
        }
    }
}
