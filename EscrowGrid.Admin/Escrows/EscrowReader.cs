using EscrowGrid.Admin.Sessions;
using EscrowGrid.Client;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.Funds;
using EscrowGrid.Client.Paging;

namespace EscrowGrid.Admin.Escrows;

/// <summary>Reads an escrow with all that belongs to it, side by side.</summary>
internal sealed class EscrowReader(EscrowGridClient api, Session session)
{
    private const string RailUnavailable = "RAIL_UNAVAILABLE";

    private static readonly PageRequest Many = new(Limit: 200);

    public async Task<EscrowView> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var escrow = await api.Escrows.GetAsync(id, cancellationToken);
        var events = OrNone(async () =>
            (await api.Escrows.ListEventsAsync(id, limit: 500, cancellationToken: cancellationToken)).Data);
        var messages = escrow.Dispute is { } dispute
            ? OrNone(async () =>
                (await api.Escrows.ListMessagesAsync(id, dispute.DisputeId, Many, cancellationToken)).Data)
            : Task.FromResult<IReadOnlyList<DisputeMessage>>([]);
        var evidence = OrNone(async () => (await api.Evidence.ListAsync(id, Many, cancellationToken)).Data);
        var funds = session.Rights.Reads("funds")
            ? OrNone(async () =>
                (await api.Funds.ListAsync(Many, escrowId: id, cancellationToken: cancellationToken)).Data)
            : Task.FromResult<IReadOnlyList<InboundFunds>>([]);
        var payment = escrow.Status is EscrowStatus.AwaitFunds
            ? FindPaymentAsync(id, cancellationToken)
            : Task.FromResult<EscrowPayment?>(null);
        await Task.WhenAll(events, messages, evidence, funds, payment);
        return new EscrowView(escrow)
        {
            Events = await events,
            Messages = await messages,
            Evidence = await evidence,
            Funds = await funds,
            Payment = await payment,
        };
    }

    /// <summary>How it is paid is for some to see, not always awaited, and the provider's to say.</summary>
    private async Task<EscrowPayment?> FindPaymentAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await api.Funds.ShowPaymentAsync(id, cancellationToken);
        }
        catch (EscrowGridException exception) when (
            exception.Kind is ErrorKind.Forbidden or ErrorKind.NotFound or ErrorKind.Conflict
            || exception.Code is RailUnavailable)
        {
            return null;
        }
    }

    /// <summary>
    /// The page does without what the visitor may not see. What could not be read is no nothing: people decide about
    /// money by what stands here.
    /// </summary>
    private static async Task<IReadOnlyList<T>> OrNone<T>(Func<Task<IReadOnlyList<T>>> read)
    {
        try
        {
            return await read();
        }
        catch (EscrowGridException exception) when (exception.Kind is ErrorKind.Forbidden or ErrorKind.NotFound)
        {
            return [];
        }
    }
}
