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
            ? OrNone<EscrowPayment>(async () => [await api.Funds.ShowPaymentAsync(id, cancellationToken)])
            : Task.FromResult<IReadOnlyList<EscrowPayment>>([]);
        await Task.WhenAll(events, messages, evidence, funds, payment);
        return new EscrowView(escrow)
        {
            Events = await events,
            Messages = await messages,
            Evidence = await evidence,
            Funds = await funds,
            Payment = await payment is [var way] ? way : null,
        };
    }

    /// <summary>
    /// Evidence has no place where no bucket is configured, and how it is paid is for some to see: the page does
    /// without.
    /// </summary>
    private static async Task<IReadOnlyList<T>> OrNone<T>(Func<Task<IReadOnlyList<T>>> read)
    {
        try
        {
            return await read();
        }
        catch (EscrowGridException exception) when (exception.Kind is not (
            ErrorKind.Unauthenticated or ErrorKind.Unreachable))
        {
            return [];
        }
    }
}
