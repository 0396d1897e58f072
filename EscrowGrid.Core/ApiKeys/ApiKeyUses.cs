using System.Collections.Concurrent;
using EscrowGrid.Core.Identifiers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.ApiKeys;

/// <summary>
/// Notes which keys are used, and writes it down once a minute for all of them: no request waits for it, and none
/// fails when it cannot be written. What this process had noted last is lost when it is killed.
/// </summary>
public sealed partial class ApiKeyUses(IApiKeyStore keys, TimeProvider time, ILogger<ApiKeyUses> logger)
    : BackgroundService
{
    private ConcurrentDictionary<ApiKeyId, DateTimeOffset> _noted = new();

    /// <summary>Called on every request, so it does next to nothing.</summary>
    public void Note(ApiKeyId key)
    {
        var noted = Volatile.Read(ref _noted);
        if (!noted.ContainsKey(key) && noted.Count >= Limits.ApiKeyUsesNoted)
            return;
        noted[key] = time.NowInMilliseconds();
    }

    /// <summary>Writes down what was noted since the last time.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_noted.IsEmpty)
            return;
        var noted = Interlocked.Exchange(ref _noted, new ConcurrentDictionary<ApiKeyId, DateTimeOffset>());
        try
        {
            await keys.NoteUseAsync(noted, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            NotWritten(noted.Count, exception.GetType().Name);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Limits.ApiKeyUseInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await FlushAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The last uses are written below, within the host's limit for stopping.
        }

        await FlushAsync(CancellationToken.None);
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "The last use of {Count} API keys could not be written ({Type})")]
    private partial void NotWritten(int count, string type);
}
