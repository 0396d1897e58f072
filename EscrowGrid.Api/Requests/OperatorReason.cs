using EscrowGrid.Core;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Api.Requests;

/// <summary>Why an operator acts: in the body of each act, and kept in the audit trail.</summary>
internal static class OperatorReason
{
    public static string Read(Fields fields) => fields.Text("reason", "Reason", Limits.ReasonText);
}
