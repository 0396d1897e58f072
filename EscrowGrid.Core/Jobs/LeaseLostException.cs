namespace EscrowGrid.Core.Jobs;

/// <summary>
/// A worker wanted to store something for a job that is no longer its own: its lease ran out, and somebody else has
/// taken the job or ended it. Nothing is stored.
/// </summary>
public sealed class LeaseLostException : Exception
{
    public LeaseLostException()
        : this("The job is another worker's by now.")
    {
    }

    public LeaseLostException(string message)
        : base(message)
    {
    }

    public LeaseLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
