using EscrowGrid.Core.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Chain;

/// <summary>Runs rounds of the mirror for as long as the process lives.</summary>
public sealed partial class ChainMirror(
    MirrorRound round, IChainStore store, ChainRules rules, EventSignal signal, ILogger<ChainMirror> logger)
    : BackgroundService
{
    private string? _trouble;
    private bool _isFollowing;

    /// <summary>Before the first request is answered: what is stored from now on is mirrored.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FollowAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A service starts without its database too, and says so elsewhere.
            NotFollowing(exception.GetType().Name);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (rules.IsSending)
            {
                var next = signal.Next;
                if (!await TryRoundAsync(stoppingToken))
                    await signal.WaitAsync(next, rules.Interval, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next process goes on where this one is.
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        if (_isFollowing)
            return;
        await store.FollowAsync(cancellationToken);
        _isFollowing = true;
    }

    /// <returns>Whether there is more to do at once.</returns>
    private async Task<bool> TryRoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            await FollowAsync(stoppingToken);
            var isMore = await round.RunAsync(stoppingToken);
            if (_trouble is not null)
                GoesOn();
            _trouble = null;
            return isMore;
        }
        catch (ChainUnavailableException exception)
        {
            Tell(exception.Message, exception: null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A broken store or a bug of ours: the process lives on, and the next round tries again.
            Tell($"{exception.GetType().Name}: {exception.Message}", exception);
        }

        return false;
    }

    /// <summary>Once for each trouble, not once a round.</summary>
    private void Tell(string trouble, Exception? exception)
    {
        if (trouble == _trouble)
            return;
        _trouble = trouble;
        Waits(exception, trouble);
    }

    [LoggerMessage(
        2311,
        LogLevel.Warning,
        "The on-chain mirror cannot ask the store from where to follow the ledger ({Reason}); it asks again")]
    private partial void NotFollowing(string reason);

    [LoggerMessage(2312, LogLevel.Warning, "The on-chain mirror waits: {Reason}")]
    private partial void Waits(Exception? exception, string reason);

    [LoggerMessage(2313, LogLevel.Information, "The on-chain mirror goes on")]
    private partial void GoesOn();
}
