using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Whether payees can be paid (specification, T-21). A provider tells when something of an account has changed, and is
/// asked then what: in whichever order its webhooks come, what it says itself counts.
/// </summary>
public sealed class PayeeAccounts(IPayeeStore payees, PaymentRails rails, TimeProvider time)
{
    /// <returns>Null where nothing was ever told of it.</returns>
    public Task<PayeeAccount?> FindAsync(Rail rail, string account, CancellationToken cancellationToken) =>
        payees.FindAsync(rail, account, cancellationToken);

    /// <summary>Asks the provider, and keeps its answer.</summary>
    /// <returns>Null where accounts of the rail can always be paid.</returns>
    /// <exception cref="RailUnavailableException">Nothing is known of it.</exception>
    public async Task<PayeeAccount?> LookAsync(Rail rail, string account, CancellationToken cancellationToken)
    {
        // Before the answer: of two that cross, the one that was asked for later is kept.
        var askedAt = time.NowInMilliseconds();
        if (await rails.Require(rail).FindPayeeAsync(account, cancellationToken) is not { } standing)
            return null;
        var seen = new PayeeAccount(rail, account, standing.Restriction, askedAt);
        await payees.StoreAsync(seen, cancellationToken);
        return seen;
    }

    /// <summary>
    /// One that is known to be restricted is asked for again before each attempt, so that a payout goes on by itself
    /// also when nobody tells that it can. All others are paid without a question.
    /// </summary>
    public async Task<bool> IsRestrictedAsync(Rail rail, string account, CancellationToken cancellationToken)
    {
        if (await payees.FindAsync(rail, account, cancellationToken) is not { IsRestricted: true })
            return false;
        try
        {
            return await LookAsync(rail, account, cancellationToken) is { IsRestricted: true };
        }
        catch (RailUnavailableException)
        {
            return true;
        }
    }
}
