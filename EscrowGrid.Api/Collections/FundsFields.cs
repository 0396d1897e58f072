using EscrowGrid.Core;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Collections;

/// <summary>The body of a decision about money.</summary>
internal static class FundsFields
{
    public static DecideFunds.Command ReadDecision(Fields fields, FundsId id)
    {
        var verdict = fields.Option<FundsVerdict>("decision");
        var escrow = fields.OptionalText("escrowId", "Escrow id");
        if ((verdict is FundsVerdict.Attribute) != (escrow is not null))
            fields.RefuseField("escrowId", "Expected of ATTRIBUTE, and of nothing else");
        return new DecideFunds.Command(
            id,
            verdict,
            fields.Text("reason", "Reason", Limits.FundsReasonText),
            escrow is null ? null : PrefixedId.Parse<EscrowId>(escrow));
    }
}
