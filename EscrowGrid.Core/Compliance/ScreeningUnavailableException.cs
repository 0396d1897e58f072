namespace EscrowGrid.Core.Compliance;

/// <summary>A provider gave no answer about an address that says anything.</summary>
public sealed class ScreeningUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
