using System.Collections.Concurrent;

namespace EscrowGrid.StandIns.Screening;

/// <summary>What each provider knows about addresses; of those that nobody told it of, nothing bad.</summary>
public sealed class RiskBooks
{
    private readonly ConcurrentDictionary<(string Provider, string Address), Risk> _risks = new();

    /// <summary>Addresses that Chainalysis was told of; about others it says nothing.</summary>
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="provider"><c>trm</c> or <c>chainalysis</c>.</param>
    /// <param name="address">In any case.</param>
    /// <param name="risk">From now on.</param>
    public void Set(string provider, string address, Risk risk)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (provider is not (TrmEndpoints.Site or ChainalysisEndpoints.Site))
            throw new InvalidOperationException("Only trm and chainalysis know about addresses.");
        _risks[(provider, address.ToUpperInvariant())] = risk;
    }

    internal Risk Of(string provider, string address) =>
        _risks.GetValueOrDefault((provider, address.ToUpperInvariant()), Risk.Low);

    internal void Know(string address) => _known[address] = true;

    internal bool IsKnown(string address) => _known.ContainsKey(address);
}
