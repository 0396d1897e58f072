namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Until when deadlines have passed, by the clock of whoever keeps the escrows: a worker whose own clock runs ahead
/// does nothing early (specification, T-13).
/// </summary>
public interface IDeadlineClock
{
    /// <param name="now">By the clock of the process that asks.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>Never after <paramref name="now"/>.</returns>
    Task<DateTimeOffset> FindPassedAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
