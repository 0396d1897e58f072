using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Policies;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// What has to be known to open a position, read in one round trip: who owns the asset, and the limits that the
/// owner's policy sets in the region of the asset's template (null without a policy).
/// </summary>
public sealed record OpeningFacts(InstitutionId AssetOwner, PositionLimits? Limits);
