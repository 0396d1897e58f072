using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;

namespace EscrowGrid.Api.Escrows;

/// <summary>Where the money of an escrow is; all that has come in is in one of them.</summary>
/// <param name="Unapplied">Came in and is not what was agreed.</param>
/// <param name="Held">Of the escrow.</param>
/// <param name="Reserved">Decided about, on its way out.</param>
/// <param name="Released">Paid to the seller.</param>
/// <param name="Refunded">Paid back.</param>
/// <param name="Fees">Kept by the marketplace.</param>
internal sealed record EscrowAccountsResponse(
    string Unapplied, string Held, string Reserved, string Released, string Refunded, string Fees)
{
    public static EscrowAccountsResponse From(EscrowAccounts accounts) => new(
        Cents.Of(accounts.Unapplied),
        Cents.Of(accounts.Held),
        Cents.Of(accounts.Reserved),
        Cents.Of(accounts.Released),
        Cents.Of(accounts.Refunded),
        Cents.Of(accounts.Fees));
}
