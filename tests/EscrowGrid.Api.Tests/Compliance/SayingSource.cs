using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Api.Tests.Compliance;

/// <summary>Says of every address what it is told to, and counts how often it is asked.</summary>
internal sealed class SayingSource(ScreeningProvider provider) : IScreeningSource
{
    public ScreeningProvider Provider => provider;

    public int Score { get; set; }

    public bool IsSanctioned { get; set; }

    public int Asked { get; private set; }

    public Task<ScreeningAnswer> AskAsync(WalletChain chain, string address, CancellationToken cancellationToken)
    {
        Asked++;
        return Task.FromResult(new ScreeningAnswer(Score, IsSanctioned, Sha256Digest.Of($"{Asked}")));
    }
}
