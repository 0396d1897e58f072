using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Instances;
using EscrowGrid.ServiceDefaults.Health;

namespace EscrowGrid.Api.Instances;

/// <summary>
/// Says every few seconds that this process is there and how it is. Where the database is away nobody hears it; then
/// the others show this one as silent.
/// </summary>
internal sealed partial class InstanceBeat(
    IInstanceStore store, ProcessHealth health, IIdSource ids, TimeProvider time, ILogger<InstanceBeat> logger)
    : BackgroundService
{
    /// <summary>A database that is away does not hold up the end of the process.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly DateTimeOffset _startedAt = time.NowInMilliseconds();
    private bool _isUnheard;

    /// <summary>Different for each start of a process, and readable for operators.</summary>
    public string Name { get; } = ThisProcess.CreateName(ids);

    /// <summary>Tells now. An operator who asks this process sees it as it is.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        var (state, services) = await health.CheckAsync(cancellationToken);
        var role = health.Role.ToLowerInvariant();
        await store.ReportAsync(
            new InstanceReport(Name, role, ThisProcess.Release, _startedAt, state, services), cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Farewell);
        try
        {
            await store.ForgetAsync(Name, patience.Token);
        }
        catch (Exception exception)
        {
            // It is shown as silent for a while, and then no more.
            Unheard(exception.GetType().Name);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Limits.InstanceBeat, time);
        try
        {
            do
            {
                await TryTellAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
    }

    private async Task TryTellAsync(CancellationToken stoppingToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        patience.CancelAfter(Limits.InstanceBeat);
        try
        {
            await TellAsync(patience.Token);
            _isUnheard = false;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            if (!_isUnheard)
                Unheard(exception.GetType().Name);
            _isUnheard = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody is told of this instance: {Reason}")]
    private partial void Unheard(string reason);
}
