namespace EscrowGrid.Core.Payments;

/// <summary>A provider gave no answer that says anything. The same may be asked again.</summary>
public sealed class RailUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
