using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Escrows;

/// <summary>What is to become of the held money.</summary>
/// <param name="Version">The version of the escrow that it made; its settlements name it.</param>
/// <param name="Target">The status when all of them are confirmed.</param>
/// <param name="DecidedBy">As what somebody decided.</param>
/// <param name="UserId">Who; absent for a key and for a deadline.</param>
internal sealed record DecisionResponse(long Version, string Target, string DecidedBy, string? UserId)
{
    public static DecisionResponse From(Decision decision) => new(
        decision.Version,
        WireName<EscrowState>.Of(decision.Target),
        WireName<ActorClass>.Of(decision.By.Class),
        decision.By.User?.ToString());
}
