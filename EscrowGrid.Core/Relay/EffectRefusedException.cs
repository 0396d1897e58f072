namespace EscrowGrid.Core.Relay;

/// <summary>The store does not take what a consumer wants to leave behind: trying the same again is useless.</summary>
public sealed class EffectRefusedException : Exception
{
    public EffectRefusedException()
    {
    }

    public EffectRefusedException(string message)
        : base(message)
    {
    }

    public EffectRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
