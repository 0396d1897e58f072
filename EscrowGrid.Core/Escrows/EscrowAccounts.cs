using EscrowGrid.Core.Ledger.Accounts;

namespace EscrowGrid.Core.Escrows;

/// <summary>The balances of an escrow's accounts. None is ever below zero; the database says so too.</summary>
/// <param name="Unapplied">Came in and is not what was agreed: a part, or too much.</param>
/// <param name="Held">Of the escrow.</param>
/// <param name="Reserved">Decided about and on its way out.</param>
/// <param name="Released">Paid to the seller.</param>
/// <param name="Refunded">Paid back.</param>
/// <param name="Fees">Kept by the marketplace.</param>
public sealed record EscrowAccounts(
    Balance Unapplied, Balance Held, Balance Reserved, Balance Released, Balance Refunded, Balance Fees)
{
    public static EscrowAccounts Empty { get; } =
        new(Balance.Zero, Balance.Zero, Balance.Zero, Balance.Zero, Balance.Zero, Balance.Zero);

    public Balance this[AccountKind account] => account switch
    {
        AccountKind.Unapplied => Unapplied,
        AccountKind.Held => Held,
        AccountKind.Reserved => Reserved,
        AccountKind.Released => Released,
        AccountKind.Refunded => Refunded,
        AccountKind.Fees => Fees,
        _ => throw new ArgumentOutOfRangeException(nameof(account), account, "It has no balance."),
    };

    /// <exception cref="InvalidOperationException">Whoever decided did not ask whether it is covered.</exception>
    public EscrowAccounts After(IEnumerable<EscrowPosting> postings)
    {
        ArgumentNullException.ThrowIfNull(postings);
        var accounts = this;
        foreach (var (from, to, amount) in postings)
        {
            if (from is not AccountKind.Outside)
                accounts = accounts.With(from, accounts[from].Less(amount));
            if (to is not AccountKind.Outside)
                accounts = accounts.With(to, accounts[to].Plus(amount));
        }

        return accounts;
    }

    private EscrowAccounts With(AccountKind account, Balance balance) => account switch
    {
        AccountKind.Unapplied => this with { Unapplied = balance },
        AccountKind.Held => this with { Held = balance },
        AccountKind.Reserved => this with { Reserved = balance },
        AccountKind.Released => this with { Released = balance },
        AccountKind.Refunded => this with { Refunded = balance },
        AccountKind.Fees => this with { Fees = balance },
        _ => throw new ArgumentOutOfRangeException(nameof(account), account, "It has no balance."),
    };
}
