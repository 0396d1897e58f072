using System.Text.Json;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Collections;

/// <summary>What staff's decisions about money leave behind. What they said is in the audit trail alone.</summary>
public sealed class FundsTrails(TrailRecorder trails)
{
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

    private static AuditAction ActionOf(FundsVerdict verdict) => verdict switch
    {
        FundsVerdict.Accept => AuditAction.FundsAccepted,
        FundsVerdict.Return => AuditAction.FundsReturned,
        FundsVerdict.Attribute => AuditAction.FundsAttributed,
        FundsVerdict.Dismiss => AuditAction.FundsDismissed,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Nobody decides so."),
    };
}
