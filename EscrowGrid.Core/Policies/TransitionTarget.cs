namespace EscrowGrid.Core.Policies;

/// <summary>
/// A state that a policy can forbid to move to: each that some transition leads to, under the same names. A test holds
/// the list against the table of transitions.
/// </summary>
public enum TransitionTarget
{
    Funded,
    PartiallyReleased,
    Released,
    Cancelled,
    Expired,
}
