using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Keeps a payment provider's webhook, if it is genuine, together with the job that acts on it; nothing more happens
/// before the provider is answered (specification, T-44).
/// </summary>
public sealed class ReceiveNotice(
    IProviderEventStore events, IEnumerable<IWebhookReader> readers, JobSignal signal, TimeProvider time)
{
    /// <summary>The header that carries the signature of a rail's webhooks; null where the rail is not configured.
    /// </summary>
    public string? FindSignatureHeader(Rail rail) => Find(rail)?.SignatureHeader;

    /// <param name="rail">By which address it came.</param>
    /// <param name="signature">The header of the signature; null where there is none.</param>
    /// <param name="body">The raw bytes.</param>
    /// <param name="headers">What else is kept: a JSON object.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it was there already.</returns>
    public async Task<Result<bool>> HandleAsync(
        Rail rail,
        string? signature,
        ReadOnlyMemory<byte> body,
        string headers,
        CancellationToken cancellationToken)
    {
        if (Find(rail) is not { } reader)
            return Problems.RailNotConfigured;
        var reading = reader.Read(signature, body.Span);
        if (reading.Notice is not { } notice)
            return ToProblem(reading.Refusal);
        var received = new ProviderEvent(notice, time.NowInMilliseconds()) { Body = body, Headers = headers };
        var isNew = await events.AddAsync(received, HandleNotice.Request(received), cancellationToken);
        signal.Raise();
        return !isNew;
    }

    private static ProblemKind ToProblem(NoticeRefusal refusal) => refusal switch
    {
        NoticeRefusal.NotSigned => Problems.NoticeNotSigned,
        NoticeRefusal.WrongSignature => Problems.NoticeSignatureInvalid,
        NoticeRefusal.Stale => Problems.NoticeStale,
        _ => Problems.NoticeUnreadable,
    };

    private IWebhookReader? Find(Rail rail) => readers.FirstOrDefault(it => it.Rail == rail);
}
