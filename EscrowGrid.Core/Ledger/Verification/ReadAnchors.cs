using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>
/// Reads what is anchored before a verification begins, so that the ledger as it is read afterwards has to have all of
/// it. A chain that is away is asked a few times, and then the ledger is verified without it.
/// </summary>
public sealed partial class ReadAnchors(
    IEnumerable<IAnchorSource> sources, TimeProvider time, ILogger<ReadAnchors> logger)
{
    public async Task<KnownAnchors> RunAsync(CancellationToken cancellationToken)
    {
        if (sources.FirstOrDefault() is not { } source)
            return KnownAnchors.None;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new KnownAnchors(await source.ListAsync(cancellationToken), Away: null) { IsOn = true };
            }
            catch (AnchorsAwayException exception) when (attempt >= Limits.AnchorAttempts)
            {
                Away(exception);
                return new KnownAnchors([], exception.Message) { IsOn = true };
            }
            catch (AnchorsAwayException)
            {
                await Task.Delay(Limits.AnchorRetry, time, cancellationToken);
            }
        }
    }

    [LoggerMessage(
        2205, LogLevel.Warning, "The ledger is verified without what is anchored on the chain, which does not tell")]
    private partial void Away(Exception exception);
}
