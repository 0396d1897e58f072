namespace EscrowGrid.Core.Events;

/// <summary>
/// What a consumer needs is away (a broker, another system): no event is to blame. The relay waits and hands over the
/// same events again, without counting an attempt.
/// </summary>
public sealed class ConsumerUnavailableException : Exception
{
    public ConsumerUnavailableException()
    {
    }

    public ConsumerUnavailableException(string message)
        : base(message)
    {
    }

    public ConsumerUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
