using System.Text.Json;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// What becomes of money in leaves behind. What staff said when they decided about it is in the audit trail alone; that
/// somebody has to look at it is an event too.
/// </summary>
public sealed class FundsTrails(TrailRecorder trails, IIdSource ids)
{
    private const string Method = "LOOK";
    private const string Path = "/funds";

    /// <summary>What a provider said, and what is thought of it.</summary>
    /// <param name="before">Null for money that is new here.</param>
    /// <param name="after">The next version.</param>
    /// <returns>Null for what goes its way.</returns>
    public Trail? RecordSeen(InboundFunds? before, InboundFunds after)
    {
        ArgumentNullException.ThrowIfNull(after);
        // That it is missing for now, or listed again, changes nothing of why somebody has to look at it.
        if (ActionOf(before, after) is not { } action
            || (before is not null && (before.State, before.Reason) == (after.State, after.Reason)))
        {
            return null;
        }

        var payload = JsonText.Write(after, static (json, it) =>
        {
            if (it.Reason is { } reason)
                json.WriteString("reason", reason);
            Write(json, it);
        });
        var call = new CallContext(Caller.System, ids.CreateRequestId(), Method, Path, ClientAddress: null);
        return after.Institution is { } institution
            ? trails.Record(
                new Change(action, institution, after.Id.ToString(), after.UpdatedAt, payload)
                {
                    Sequence = after.Version,
                },
                call,
                after)
            : trails.Record(new AuditedAct(action, after.Id.ToString(), after.UpdatedAt, payload), call, after);
    }

    public Trail Record(InboundFunds decided, FundsVerdict verdict, string reason, CallContext call)
    {
        ArgumentNullException.ThrowIfNull(decided);
        var payload = JsonText.Write((decided, reason), static (json, it) =>
        {
            json.WriteString("reason", it.reason);
            Write(json, it.decided);
        });
        var act = new AuditedAct(ActionOf(verdict), decided.Id.ToString(), decided.UpdatedAt, payload)
        {
            Institution = decided.Institution,
        };
        return trails.Record(act, call, decided);
    }

    private static void Write(Utf8JsonWriter json, InboundFunds funds)
    {
        json.WriteString("state", WireName<FundsState>.Of(funds.State));
        if (funds.Escrow is { } escrow)
            json.WriteString("escrowId", escrow.ToString());
        if (funds.Money is not { } money)
            return;
        json.WriteString("currency", money.Currency.Code);
        json.WriteNumber("amount", money.Amount.Value);
    }

    private static AuditAction? ActionOf(InboundFunds? before, InboundFunds after) => after.State switch
    {
        FundsState.Held => AuditAction.PaymentHeld,
        FundsState.Reversed => AuditAction.PaymentReversed,
        FundsState.Accepted when before?.State is FundsState.Reversed => AuditAction.PaymentRestored,
        FundsState.Unmatched => AuditAction.PaymentUnmatched,
        FundsState.Failed => AuditAction.PaymentFailed,
        _ => null,
    };

    private static AuditAction ActionOf(FundsVerdict verdict) => verdict switch
    {
        FundsVerdict.Accept => AuditAction.FundsAccepted,
        FundsVerdict.Return => AuditAction.FundsReturned,
        FundsVerdict.Attribute => AuditAction.FundsAttributed,
        FundsVerdict.Dismiss => AuditAction.FundsDismissed,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Nobody decides so."),
    };
}
