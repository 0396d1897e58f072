using EscrowGrid.Client.Institutions;

namespace EscrowGrid.Client.Policies;

/// <summary>The rules of a policy.</summary>
public sealed record PolicyConfig(Region Region, PositionLimits Position);
