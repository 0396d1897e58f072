using EscrowGrid.Admin.Paging;
using EscrowGrid.Admin.Sessions;
using EscrowGrid.Client;
using EscrowGrid.Client.Approvals;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.LedgerAccounts;
using EscrowGrid.Client.LedgerEvents;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Webhooks;

namespace EscrowGrid.Admin.Positions;

/// <summary>Reads a position with all that belongs to it, side by side.</summary>
internal sealed class PositionReader(EscrowGridClient api, Session session)
{
    private static readonly PageRequest Many = new(Limit: 200);

    public async Task<PositionView> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var position = await api.Positions.GetAsync(id, cancellationToken);
        var rights = session.Rights;
        var asset = Optional(rights.Reads("assets"), "", async () =>
            (await api.Assets.GetAsync(position.AssetId, cancellationToken)).Label);
        var ledger = Optional<IReadOnlyList<LedgerEvent>>(rights.Reads("ledger"), [], () =>
            api.LedgerEvents.ListAsync(id, Many, cancellationToken));
        var balances = Optional<IReadOnlyList<AccountBalance>>(rights.Reads("ledger"), [], async () =>
            (await api.LedgerAccounts.ListBalancesAsync(id, cancellationToken: cancellationToken)).Balances);
        var approvals = Optional<IReadOnlyList<Approval>>(rights.Reads("approvals"), [], async () =>
            (await api.Approvals.ListAsync(Many, positionId: id, cancellationToken: cancellationToken)).Data);
        var deliveries = Optional<IReadOnlyList<WebhookDelivery>>(rights.Reads("webhooks"), [], async () =>
            (await Latest<WebhookDelivery>.ReadAsync(
                page => api.WebhookDeliveries.ListAsync(
                    position.InstitutionId, page, cancellationToken: cancellationToken),
                Many.Limit)).Rows);
        await Task.WhenAll(asset, ledger, balances, approvals, deliveries);
        return new PositionView(position)
        {
            AssetLabel = await asset,
            Ledger = await ledger,
            Balances = await balances,
            Approvals = await approvals,
            Deliveries = [.. (await deliveries).Where(it => it.Subject == id)],
        };
    }

    /// <summary>What the position's page can do without: it is shown without it rather than not at all.</summary>
    private static async Task<T> Optional<T>(bool mayRead, T otherwise, Func<Task<T>> read)
    {
        if (!mayRead) return otherwise;
        try
        {
            return await read();
        }
        catch (EscrowGridException exception) when (exception.Kind is ErrorKind.Forbidden or ErrorKind.NotFound)
        {
            return otherwise;
        }
    }
}
