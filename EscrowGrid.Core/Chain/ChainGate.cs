using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Positions;
using Microsoft.Extensions.Caching.Memory;

namespace EscrowGrid.Core.Chain;

/// <summary>
/// <c>ONCHAIN_FAILURE_MODE=fail</c>, told honestly: what has to be mirrored is refused while the chain takes no
/// records, before anything is stored. The reference stores it, sends it inside the request, and then says that it
/// failed. What passes is mirrored behind the commit like everything else, so no answer is ever taken back.
/// </summary>
internal sealed class ChainGate(IChainStore store, IChainClient client, ChainRules rules, TimeProvider time)
    : IPositionGate, IDisposable
{
    private static readonly Problem Obstacle =
        Problems.Unavailable.With("The on-chain ledger takes no records at the moment; nothing was stored");

    private readonly MemoryCache _terms = new(new MemoryCacheOptions { SizeLimit = Limits.RememberedAssets });
    private readonly SemaphoreSlim _asking = new(1, 1);
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;
    private bool _isOpen;

    public async ValueTask<Problem?> FindObstacleAsync(AssetId asset, CancellationToken cancellationToken)
    {
        if (rules.FailureMode is not ChainFailureMode.Fail)
            return null;
        var terms = await FindTermsAsync(asset, cancellationToken);
        if (!terms.IsEnabled || !terms.Fits(rules.ChainId))
            return null;
        return await IsOpenAsync(cancellationToken) ? null : Obstacle;
    }

    public void Dispose()
    {
        _terms.Dispose();
        _asking.Dispose();
    }

    /// <summary>Neither an asset's template nor its config ever changes.</summary>
    private async ValueTask<MirrorTerms> FindTermsAsync(AssetId asset, CancellationToken cancellationToken)
    {
        if (_terms.TryGetValue(asset, out MirrorTerms? known) && known is not null)
            return known;
        var terms = await store.FindConfigAsync(asset, cancellationToken) is { } config
            ? MirrorTerms.Read(config)
            : MirrorTerms.None;
        return _terms.Set(asset, terms, new MemoryCacheEntryOptions { Size = 1 });
    }

    /// <summary>One question a second at most, whatever the number of requests; they wait for its answer.</summary>
    private async Task<bool> IsOpenAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (time.GetUtcNow() - _askedAt < Limits.ChainGateMemory)
                return _isOpen;
            _isOpen = await AskAsync(cancellationToken);
            _askedAt = time.GetUtcNow();
            return _isOpen;
        }
        finally
        {
            _asking.Release();
        }
    }

    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limits.ChainGatePatience);
        try
        {
            var facts = await client.ReadFactsAsync(rules.Confirmations, limit.Token);
            return facts.Balance > 0 && ChainFee.Offer(facts, rules) is not null;
        }
        catch (ChainUnavailableException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
