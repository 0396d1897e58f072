namespace EscrowGrid.Admin.Overview;

/// <summary>How many are in a state, by its name on the wire.</summary>
internal sealed record StateCount(string State, long Count);
