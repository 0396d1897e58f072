namespace EscrowGrid.Core.Compliance;

/// <summary>A provider that knows about addresses.</summary>
public interface IScreeningSource
{
    ScreeningProvider Provider { get; }

    /// <param name="chain">Of the address.</param>
    /// <param name="address">In lower case.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <exception cref="ScreeningUnavailableException">It said nothing; the money has to wait.</exception>
    Task<ScreeningAnswer> AskAsync(WalletChain chain, string address, CancellationToken cancellationToken);
}
