using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>
/// Somebody has dealt with a difference that will stay: a loss that is borne, a refund by hand. While it stays as it
/// is, it is not opened again.
/// </summary>
public sealed class ResolveBreak(IBreakStore breaks, TrailRecorder trails, TimeProvider time)
{
    public async Task<Result<ReconciliationBreak>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        while (true)
        {
            var known = await breaks.FindAsync(command.Id, cancellationToken);
            if (known is null || !Reaches(call.Caller, known))
                return Problems.BreakNotFound;
            if (known.State is BreakState.Resolved)
                return Problems.BreakResolved;
            var now = time.NowInMilliseconds();
            var resolved = known.Resolve(NameOf(call.Caller), command.Reason, now);
            var move = new BreakMove(known, resolved) { Trail = Record(resolved, call, now) };
            if (await breaks.StoreAsync(move, cancellationToken))
                return resolved;
        }
    }

    private static bool Reaches(Caller caller, ReconciliationBreak known) =>
        known.Found.Institution is { } institution ? caller.Reaches(institution) : caller.IsRoot;

    private static string NameOf(Caller caller) =>
        caller.User?.Id.ToString() ?? caller.ApiKey?.ToString() ?? WireName<Role>.Of(caller.Role);

    private Trail Record(ReconciliationBreak resolved, CallContext call, DateTimeOffset now)
    {
        var payload = JsonText.Write(resolved, static (json, it) =>
        {
            json.WriteString("reason", it.Resolution);
            json.WriteString("kind", WireName<BreakKind>.Of(it.Found.Kind));
            if (it.Found.Escrow is { } escrow)
                json.WriteString("escrowId", escrow.ToString());
        });
        var act = new AuditedAct(
            AuditAction.ReconciliationBreakResolved, resolved.Id.ToString(), now, payload)
        {
            Institution = resolved.Found.Institution,
        };
        return trails.Record(act, call, resolved);
    }

    /// <param name="Id">Which.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Command(BreakId Id, string Reason);
}
