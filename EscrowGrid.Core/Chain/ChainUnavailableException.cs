namespace EscrowGrid.Core.Chain;

/// <summary>The chain cannot be used just now: nobody answers, or it is not the one that is meant.</summary>
public sealed class ChainUnavailableException : Exception
{
    public ChainUnavailableException()
    {
    }

    public ChainUnavailableException(string message)
        : base(message)
    {
    }

    public ChainUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
