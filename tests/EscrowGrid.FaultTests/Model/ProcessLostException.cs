namespace EscrowGrid.FaultTests.Model;

/// <summary>The process is gone: nothing after this is done, and nothing in its memory is left.</summary>
internal sealed class ProcessLostException : Exception
{
    public ProcessLostException()
        : this("The process is lost.")
    {
    }

    public ProcessLostException(string message)
        : base(message)
    {
    }

    public ProcessLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
