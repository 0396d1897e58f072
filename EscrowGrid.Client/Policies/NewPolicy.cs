namespace EscrowGrid.Client.Policies;

/// <summary>A policy as it is put: it replaces the one before as a whole.</summary>
internal sealed record NewPolicy(PositionLimits Position);
