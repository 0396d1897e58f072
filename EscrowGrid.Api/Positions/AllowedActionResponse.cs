using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Api.Positions;

/// <summary>Whether the caller may take a position to a state now, and why not.</summary>
internal sealed record AllowedActionResponse(string Action, bool Allowed, string? Reason)
{
    public static AllowedActionResponse From(AllowedAction action) =>
        new(WireName<PositionState>.Of(action.ToState), action.IsAllowed, action.Reason);
}
