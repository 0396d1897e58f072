using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Escrows;

/// <summary>What the sides and the staff say to each other in a dispute.</summary>
public sealed class DisputeMessages(
    EscrowAccess access, IDisputeMessageStore messages, TrailRecorder trails, IIdSource ids, TimeProvider time)
{
    /// <param name="id">The disputed escrow; once the dispute is over nothing is added.</param>
    /// <param name="text">Validated.</param>
    /// <param name="call">Of a party or the staff.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    public async Task<Result<DisputeMessage>> WriteAsync(
        EscrowId id, string text, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!(await access.FindAsync(id, call.Caller, cancellationToken)).TryGet(out var seen, out var problem))
            return problem;
        if (seen.Escrow.State is not EscrowState.Disputed)
            return Problems.EscrowTransitionRefused.With("The escrow is not disputed");
        var message = new DisputeMessage(
            ids.Create<DisputeMessageId>(), id, seen.Actor, text, time.NowInMilliseconds());
        var change = new Change(
            AuditAction.DisputeMessageWritten,
            seen.Escrow.Institution,
            message.Id.ToString(),
            message.CreatedAt,
            JsonText.Write(message, static (json, it) =>
            {
                json.WriteString("escrowId", it.Escrow.ToString());
                json.WriteString("author", WireName<ActorClass>.Of(it.Author.Class));
            }));
        await messages.AddAsync(message, trails.Record(change, call, message), cancellationToken);
        return message;
    }

    public async Task<Result<Listing<DisputeMessage>>> ListAsync(
        EscrowId id, Page page, Caller caller, CancellationToken cancellationToken)
    {
        if (!(await access.FindAsync(id, caller, cancellationToken)).TryGet(out var seen, out var problem))
            return problem;
        return seen.Escrow.Dispute is null
            ? Problems.DisputeNotFound
            : await messages.ListAsync(id, page, cancellationToken);
    }
}
