using EscrowGrid.Core;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Api.Positions;

/// <summary>A lifecycle event on the wire (wire contract, section 6).</summary>
internal sealed record PositionEventResponse(
    string Id,
    string PositionId,
    string FromState,
    string ToState,
    Amount? Amount,
    string? Reason,
    DateTimeOffset At,
    JsonText? Metadata)
{
    public static PositionEventResponse From(PositionEvent step, string positionId) => new(
        step.Id.ToString(),
        positionId,
        WireName<PositionState>.Of(step.FromState),
        WireName<PositionState>.Of(step.ToState),
        step.Amount,
        step.Reason,
        step.At,
        step.Metadata);
}
