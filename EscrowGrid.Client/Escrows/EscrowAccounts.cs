namespace EscrowGrid.Client.Escrows;

/// <summary>Where the money of an escrow is, in cents; all that has come in is in one of them.</summary>
/// <param name="Unapplied">Came in and is not what was agreed.</param>
/// <param name="Held">Of the escrow.</param>
/// <param name="Reserved">Decided about, on its way out.</param>
/// <param name="Released">Paid to the seller.</param>
/// <param name="Refunded">Paid back.</param>
/// <param name="Fees">Kept by the marketplace.</param>
public sealed record EscrowAccounts(
    string Unapplied, string Held, string Reserved, string Released, string Refunded, string Fees);
