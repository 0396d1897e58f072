namespace EscrowGrid.Core.Evidence;

/// <summary>Nothing is known of an object: the storage does not answer, or refuses us.</summary>
public sealed class EvidenceUnavailableException(string message, Exception inner) : Exception(message, inner);
