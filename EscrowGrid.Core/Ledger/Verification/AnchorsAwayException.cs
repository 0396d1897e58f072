namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>Nobody knows what is anchored: the node is away, or is of another chain. That says nothing of the ledger.
/// </summary>
public sealed class AnchorsAwayException : Exception
{
    public AnchorsAwayException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AnchorsAwayException(string message)
        : base(message)
    {
    }

    public AnchorsAwayException()
    {
    }
}
