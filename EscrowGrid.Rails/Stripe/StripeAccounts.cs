using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Stripe;

/// <summary>
/// Connected accounts of sellers. A transfer needs the capability of that name, and an account that pays nothing out to
/// its owner keeps what is transferred to it: either way the money is better held here.
/// </summary>
internal sealed class StripeAccounts(StripeApi api)
{
    private const string Active = "active";

    /// <exception cref="RailUnavailableException">Nothing is known of it.</exception>
    public async Task<PayeeStanding> FindAsync(string id, CancellationToken cancellationToken)
    {
        var account = await api.GetAsync($"v1/accounts/{Uri.EscapeDataString(id)}", cancellationToken);
        if (account.Text(StripeFields.Id) != id)
            throw ProviderObject.Unreadable(StripeFields.Id);
        // Older accounts have none of their own, and take transfers as long as they pay out.
        var transfers = account.ObjectOrNull("capabilities")?.TextOrNull("transfers") ?? Active;
        if (transfers == Active && account.Flag("payouts_enabled"))
            return new PayeeStanding(id, Restriction: null);
        var reason = account.ObjectOrNull("requirements")?.TextOrNull("disabled_reason")
            ?? (transfers == Active ? "payouts_disabled" : "transfers_inactive");
        return new PayeeStanding(id, ProviderCode.Clean(reason.Replace('.', '_')));
    }
}
