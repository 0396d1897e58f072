using static EscrowGrid.Core.Escrows.ActorClass;
using static EscrowGrid.Core.Escrows.EscrowState;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// The one table of transitions, and of who may begin them (specification, sections 2.1 to 2.3). Where money leaves,
/// the state changes when a provider has confirmed it; the actor is who decided it.
/// </summary>
public static class EscrowTransitions
{
    public static IReadOnlyList<EscrowTransition> All { get; } =
    [
        new(AwaitFunds, FundsHeld, EscrowTrigger.AcceptFunds, [ActorClass.System]),
        new(AwaitFunds, Cancelled, EscrowTrigger.Cancel, [Buyer, Seller, Staff, ActorClass.System]),
        new(FundsHeld, Delivered, EscrowTrigger.Deliver, [Seller]),
        new(FundsHeld, Disputed, EscrowTrigger.Dispute, [Buyer, Seller]),
        new(FundsHeld, Refunded, EscrowTrigger.Refund, [Staff, ActorClass.System]),
        new(Delivered, Released, EscrowTrigger.Release, [Buyer, Staff, ActorClass.System]),
        new(Delivered, Disputed, EscrowTrigger.Dispute, [Buyer, Seller]),
        new(Delivered, Refunded, EscrowTrigger.Refund, [Staff, ActorClass.System]),
        // A party may only give in: the buyer lets the seller have it, the seller the buyer.
        new(Disputed, Released, EscrowTrigger.Resolve, [Buyer, Staff, ActorClass.System]),
        new(Disputed, Refunded, EscrowTrigger.Resolve, [Seller, Staff, ActorClass.System]),
    ];

    public static EscrowTransition? Find(EscrowState from, EscrowState to) =>
        All.FirstOrDefault(it => it.From == from && it.To == to);

    /// <summary>Whether nothing leads out of it.</summary>
    public static bool IsFinal(EscrowState state) => All.All(it => it.From != state);
}
