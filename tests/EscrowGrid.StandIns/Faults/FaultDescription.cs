namespace EscrowGrid.StandIns.Faults;

/// <param name="Kind">Its name.</param>
/// <param name="Group">Where it strikes.</param>
/// <param name="Text">What happens.</param>
public sealed record FaultDescription(FaultKind Kind, FaultGroup Group, string Text);
