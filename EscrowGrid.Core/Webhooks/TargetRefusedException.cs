namespace EscrowGrid.Core.Webhooks;

/// <summary>A webhook leads to where we do not call.</summary>
public sealed class TargetRefusedException : IOException
{
    public TargetRefusedException()
    {
    }

    public TargetRefusedException(string message)
        : base(message)
    {
    }

    public TargetRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
