namespace EscrowGrid.Core.Payments;

/// <summary>A provider refused for good.</summary>
/// <param name="code">The provider's code.</param>
/// <param name="message">Its message, without secrets.</param>
public sealed class RailRefusedException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
