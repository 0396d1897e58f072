namespace EscrowGrid.Core.Compliance;

/// <summary>
/// Whether money may come from an address or go to it, asked before every movement (specification, section 15). All
/// providers are asked, what each said is kept, and an answer counts for a time only. Whatever cannot be found out
/// holds the money: a provider that is away, an answer that says nothing, an address that is none, no provider at all.
/// </summary>
public sealed class WalletScreening(
    IEnumerable<IScreeningSource> sources,
    IScreeningStore store,
    ScreeningPolicy policy,
    ScreeningWatch watch,
    TimeProvider time)
{
    private readonly IScreeningSource[] _sources = [.. sources];

    /// <param name="chain">Of the address.</param>
    /// <param name="address">As it came; null or no address holds the money.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<ScreeningVerdict> ScreenAsync(
        WalletChain chain, string? address, CancellationToken cancellationToken)
    {
        if (!policy.IsOn)
            return new ScreeningVerdict(RiskLevel.Unknown, ScreeningDecision.Accept, []);
        var verdict = WalletAddress.Normalize(chain, address) is { } known
            ? await JudgeAsync(chain, known, cancellationToken)
            : Judge([]);
        watch.Judged(verdict);
        return verdict;
    }

    private async Task<ScreeningVerdict> JudgeAsync(
        WalletChain chain, string address, CancellationToken cancellationToken)
    {
        var since = time.NowInMilliseconds() - policy.TimeToLive;
        var fresh = (await store.FindAsync(chain, address, cancellationToken)).Where(it => it.At > since).ToList();
        var missing = _sources.Where(source => fresh.TrueForAll(it => it.Provider != source.Provider));
        var asked = await Task.WhenAll(missing.Select(source => AskAsync(source, chain, address, cancellationToken)));
        var known = fresh.Where(it => Array.Exists(_sources, source => source.Provider == it.Provider));
        return Judge([.. known, .. asked.OfType<Screening>()]);
    }

    private ScreeningVerdict Judge(IReadOnlyList<Screening> screenings)
    {
        // By the thresholds of now: what was stored keeps those of its time.
        var worst = screenings.Select(it => policy.LevelOf(it.Answer)).DefaultIfEmpty(RiskLevel.Unknown).Max();
        var isComplete = _sources is not [] && screenings.Count == _sources.Length;
        var level = isComplete || worst is RiskLevel.Sanctioned ? worst : RiskLevel.Unknown;
        return new ScreeningVerdict(level, policy.DecisionOf(level), screenings);
    }

    private async Task<Screening?> AskAsync(
        IScreeningSource source, WalletChain chain, string address, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await source.AskAsync(chain, address, cancellationToken);
            var screening = new Screening(
                chain, address, source.Provider, policy.LevelOf(answer), answer, time.NowInMilliseconds());
            await store.AddAsync(screening, cancellationToken);
            return screening;
        }
        catch (ScreeningUnavailableException exception)
        {
            watch.Failed(source.Provider, exception);
            return null;
        }
    }
}
