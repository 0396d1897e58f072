namespace EscrowGrid.Core.Escrows;

/// <param name="From">The state before.</param>
/// <param name="To">The state after; another one.</param>
/// <param name="Trigger">By what.</param>
/// <param name="Actors">Who may.</param>
public sealed record EscrowTransition(
    EscrowState From, EscrowState To, EscrowTrigger Trigger, IReadOnlyList<ActorClass> Actors);
