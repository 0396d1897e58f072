namespace EscrowGrid.Client.Escrows;

/// <summary>A payment out that was made outside of EscrowGrid.</summary>
/// <param name="Reference">What the other means call it, such as the number of a bank transfer; up to 200 characters.
/// </param>
/// <param name="Reason">Why; it is in the audit trail.</param>
public sealed record PaymentElsewhere(string Reference, string Reason);
